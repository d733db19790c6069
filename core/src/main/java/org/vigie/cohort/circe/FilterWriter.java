package org.vigie.cohort.circe;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Range;
import org.vigie.cohort.definition.Range.Comparison;
import org.vigie.cohort.definition.TextMatch;
import org.vigie.protocol.JsonObject;

/// The comparisons that attributes are made of, in Circe's JSON.
final class FilterWriter {

    private FilterWriter() {}

    static DefinitionProblem unsayable(String what) {
        return new DefinitionProblem("cannot be said in Circe's JSON: " + what);
    }

    /// The attribute's value under the empty name, and a second attribute under its own where it
    /// needs one.
    static Map<String, Object> filter(Filter filter, AttributeForm form) {
        return switch (filter) {
            case Filter.Day day ->
                    Map.of(
                            "",
                            range(
                                    day.range(),
                                    value -> LocalDate.ofEpochDay((long) value).toString()));
            case Filter.Length length -> Map.of("", range(length.range(), FilterWriter::whole));
            case Filter.Age age -> Map.of("", range(age.range(), FilterWriter::whole));
            case Filter.Number number ->
                    Map.of(
                            "",
                            range(
                                    number.range(),
                                    form instanceof AttributeForm.Whole
                                            ? FilterWriter::whole
                                            : FilterWriter::decimal));
            case Filter.Text text -> Map.of("", text(text.match()));
            case Filter.Abnormal _ -> Map.of("", true);
            case Filter.Concept(_, Filter.Listed listed) -> listed(listed, form);
            case Filter.Concept(_, Filter.InSet set) -> Map.of("", set(set, form));
        };
    }

    private static Map<String, Object> listed(Filter.Listed listed, AttributeForm form) {
        var exclude = form instanceof AttributeForm.Listed(_, var name) ? name : "";
        if (listed.excluded() && exclude.isEmpty()) {
            throw unsayable(
                    """
                    'not' one of some concepts, which Circe says of the types of \
                    events alone; use a concept set and not_in\
                    """);
        }
        var concepts =
                new TreeSet<>(listed.concepts())
                        .stream().map(concept -> Map.of("CONCEPT_ID", concept)).toList();
        return exclude.isEmpty()
                ? Map.of("", concepts)
                : JsonObject.of("", concepts, exclude, listed.excluded());
    }

    private static Object set(Filter.InSet set, AttributeForm form) {
        if (!(form instanceof AttributeForm.Member)) {
            return JsonObject.of("CodesetId", set.conceptSet(), "IsExclusion", set.excluded());
        }
        if (set.excluded()) {
            throw unsayable("not_in for an attribute that names its concept set alone");
        }
        return set.conceptSet();
    }

    private static Map<String, Object> range(Range range, DoubleFunction<Object> value) {
        var tree =
                JsonObject.of(
                        "Value",
                        value.apply(range.low()),
                        "Op",
                        switch (range.comparison()) {
                            case LESS -> "lt";
                            case AT_MOST -> "lte";
                            case EQUAL -> "eq";
                            case NOT_EQUAL -> "!eq";
                            case MORE -> "gt";
                            case AT_LEAST -> "gte";
                            case BETWEEN -> "bt";
                            case NOT_BETWEEN -> "!bt";
                        });
        if (range.comparison() == Comparison.BETWEEN
                || range.comparison() == Comparison.NOT_BETWEEN) {
            tree.put("Extent", value.apply(range.high()));
        }
        return tree;
    }

    private static Object whole(double value) {
        if (value != Math.rint(value)) {
            throw unsayable(
                    "the decimals of "
                            + BigDecimal.valueOf(value).toPlainString()
                            + ", which Circe drops");
        }
        return BigDecimal.valueOf(value).toBigIntegerExact();
    }

    private static Object decimal(double value) {
        var exact = BigDecimal.valueOf(value).stripTrailingZeros();
        if (exact.scale() > 4) {
            throw unsayable("more than four decimals, in " + exact.toPlainString());
        }
        return exact.scale() <= 0 ? (Object) exact.toBigIntegerExact() : exact;
    }

    private static Map<String, Object> text(TextMatch match) {
        var op =
                switch (match.kind()) {
                    case EQUALS -> "eq";
                    case STARTS -> "startsWith";
                    case ENDS -> "endsWith";
                    case CONTAINS -> "contains";
                };
        return JsonObject.of("Text", match.text(), "Op", match.negated() ? "!" + op : op);
    }
}
