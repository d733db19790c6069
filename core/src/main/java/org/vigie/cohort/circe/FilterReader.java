package org.vigie.cohort.circe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Range;
import org.vigie.cohort.definition.Range.Comparison;
import org.vigie.cohort.definition.TextMatch;

/// The comparisons that attributes are made of.
///
/// @param criterion what the attribute belongs to: some have a second attribute that turns them
///   round
record FilterReader(JsonPlace criterion, Set<Integer> conceptSets) {

    private static final Map<String, Comparison> COMPARISONS =
            Map.of(
                    "lt",
                    Comparison.LESS,
                    "lte",
                    Comparison.AT_MOST,
                    "eq",
                    Comparison.EQUAL,
                    "!eq",
                    Comparison.NOT_EQUAL,
                    "gt",
                    Comparison.MORE,
                    "gte",
                    Comparison.AT_LEAST,
                    "bt",
                    Comparison.BETWEEN,
                    "!bt",
                    Comparison.NOT_BETWEEN);
    private static final List<String> RANGE = List.of("Value", "Op", "Extent");

    /// The conditions of a group on the person and the event itself.
    static List<Filter> demographics(JsonPlace demographics, Set<Integer> conceptSets) {
        demographics.only(CirceAttributes.DEMOGRAPHICS.keySet());
        var filters = new ArrayList<Filter>();
        CirceAttributes.DEMOGRAPHICS.forEach((name, form) ->
                demographics
                        .find(name)
                        .flatMap(value ->
                                new FilterReader(demographics, conceptSets).filter(value, form))
                        .ifPresent(filters::add));
        return filters;
    }

    /// What an attribute's value asks; some values say nothing.
    Optional<Filter> filter(JsonPlace value, AttributeForm form) {
        return switch (form) {
            case AttributeForm.Day(var moment) -> Optional.of(new Filter.Day(moment, days(value)));
            case AttributeForm.Age(var moment) -> Optional.of(new Filter.Age(moment, whole(value)));
            case AttributeForm.Length() -> Optional.of(new Filter.Length(whole(value)));
            case AttributeForm.Whole(var quantity) ->
                    Optional.of(new Filter.Number(quantity, whole(value)));
            case AttributeForm.Decimal(var quantity) ->
                    Optional.of(new Filter.Number(quantity, decimal(value)));
            case AttributeForm.Text(var attribute) ->
                    Optional.of(new Filter.Text(attribute, text(value)));
            case AttributeForm.Listed(var field, var exclude) -> listed(value, field, exclude);
            case AttributeForm.Selected(var field) -> selected(value, field);
            case AttributeForm.Member(var field) ->
                    Optional.of(
                            new Filter.Concept(
                                    field,
                                    new Filter.InSet(conceptSet(value, conceptSets), false)));
            case AttributeForm.Abnormal() ->
                    value.flag() ? Optional.of(new Filter.Abnormal()) : Optional.empty();
        };
    }

    static int conceptSet(JsonPlace number, Set<Integer> conceptSets) {
        if (!conceptSets.contains(number.whole())) {
            throw number.problem("there is no concept set " + number.whole());
        }
        return number.whole();
    }

    /// Concepts one by one; a list of none says nothing.
    ///
    /// @param exclude the attribute of the criterion that turns the list round, or the empty string
    private Optional<Filter> listed(JsonPlace value, ConceptField field, String exclude) {
        var concepts = new TreeSet<Long>();
        value.elements().forEach(concept -> concepts.add(concept.need("CONCEPT_ID").identifier()));
        boolean excluded = !exclude.isEmpty() && criterion.flag(exclude, false);
        return concepts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filter.Concept(field, new Filter.Listed(concepts, excluded)));
    }

    /// A selection of a concept set; one without a set says nothing.
    private Optional<Filter> selected(JsonPlace value, ConceptField field) {
        value.only(List.of("CodesetId", "IsExclusion"));
        return value.find("CodesetId")
                .map(set ->
                        new Filter.Concept(
                                field,
                                new Filter.InSet(
                                        conceptSet(set, conceptSets),
                                        value.flag("IsExclusion", false))));
    }

    static Range days(JsonPlace range) {
        range.only(RANGE);
        var comparison = comparison(range);
        double low = range.need("Value").day();
        return new Range(comparison, low, two(comparison) ? range.need("Extent").day() : low);
    }

    /// Circe drops the decimals of numbers that are compared with whole ones.
    static Range whole(JsonPlace range) {
        return numbers(range, 0, RoundingMode.DOWN);
    }

    /// Circe compares measured numbers with four decimals.
    static Range decimal(JsonPlace range) {
        return numbers(range, 4, RoundingMode.HALF_UP);
    }

    private static Range numbers(JsonPlace range, int decimals, RoundingMode rounding) {
        range.only(RANGE);
        var comparison = comparison(range);
        double low = round(range.need("Value"), decimals, rounding);
        return new Range(
                comparison,
                low,
                two(comparison) ? round(range.need("Extent"), decimals, rounding) : low);
    }

    private static double round(JsonPlace number, int decimals, RoundingMode rounding) {
        return BigDecimal.valueOf(number.number()).setScale(decimals, rounding).doubleValue();
    }

    private static boolean two(Comparison comparison) {
        return comparison == Comparison.BETWEEN || comparison == Comparison.NOT_BETWEEN;
    }

    private static Comparison comparison(JsonPlace range) {
        var op = range.need("Op");
        var found = COMPARISONS.get(op.text());
        if (found == null) {
            throw op.problem(
                    "should be one of lt, lte, eq, !eq, gt, gte, bt, !bt, is '" + op.shown() + "'");
        }
        return found;
    }

    static TextMatch text(JsonPlace filter) {
        filter.only(List.of("Text", "Op"));
        var op = filter.need("Op");
        boolean negated = op.text().startsWith("!");
        var kind =
                switch (negated ? op.text().substring(1) : op.text()) {
                    case "eq" -> TextMatch.Kind.EQUALS;
                    case "startsWith" -> TextMatch.Kind.STARTS;
                    case "endsWith" -> TextMatch.Kind.ENDS;
                    case "contains" -> TextMatch.Kind.CONTAINS;
                    default ->
                            throw op.problem(
                                    """
                                    should be eq, startsWith, endsWith or contains, \
                                    or one of them after '!', is '%s'\
                                    """
                                            .formatted(op.shown()));
                };
        return new TextMatch(kind, negated, filter.need("Text").text());
    }
}
