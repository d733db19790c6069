package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.cohort.circe.AttributeForm;
import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.TextMatch;
import org.vigie.protocol.YamlNode;

/// Conditions on single events: `age: at least 18`, `gender: female`, `stop_reason: {contains:
/// rash}`.
record FilterReading(SetNames sets) {

    static final Map<String, Long> GENDERS = Map.of("female", 8532L, "male", 8507L);
    private static final Set<String> CHOICES = Set.of("not", "in", "not_in");

    /// The conditions that a mapping states, in the order of the words.
    List<Filter> read(YamlNode criterion, Map<String, List<AttributeForm>> words) {
        var filters = new ArrayList<Filter>();
        words.forEach((word, forms) ->
                criterion.part(word).ifPresent(said -> read(said, forms, filters)));
        return filters;
    }

    private void read(YamlNode said, List<AttributeForm> forms, List<Filter> filters) {
        if (said.isList()
                && (!isConcept(forms.getFirst())
                        || !said.entries().stream().allMatch(YamlNode::isText))) {
            said.entries().forEach(one -> filters.add(filter(one, forms.getFirst())));
        } else if (forms.getFirst() instanceof AttributeForm.Abnormal) {
            if (said.yes()) {
                filters.add(new Filter.Abnormal());
            }
        } else {
            filters.add(filter(said, forms.getFirst()));
        }
    }

    private static boolean isConcept(AttributeForm form) {
        return form instanceof AttributeForm.Listed || form instanceof AttributeForm.Member;
    }

    private Filter filter(YamlNode said, AttributeForm form) {
        return switch (form) {
            case AttributeForm.Day day -> new Filter.Day(day.moment(), RangeText.DAYS.read(said));
            case AttributeForm.Age age ->
                    new Filter.Age(age.moment(), RangeText.NUMBERS.readWhole(said));
            case AttributeForm.Length _ -> new Filter.Length(RangeText.NUMBERS.readWhole(said));
            case AttributeForm.Whole whole ->
                    new Filter.Number(whole.quantity(), RangeText.NUMBERS.readWhole(said));
            case AttributeForm.Decimal decimal ->
                    new Filter.Number(decimal.quantity(), RangeText.NUMBERS.read(said));
            case AttributeForm.Text text -> new Filter.Text(text.attribute(), match(said));
            case AttributeForm.Listed listed ->
                    new Filter.Concept(listed.field(), choice(said, listed.field()));
            case AttributeForm.Selected selected ->
                    new Filter.Concept(selected.field(), choice(said, selected.field()));
            case AttributeForm.Member member ->
                    new Filter.Concept(member.field(), choice(said, member.field()));
            case AttributeForm.Abnormal _ -> new Filter.Abnormal();
        };
    }

    private Filter.Choice choice(YamlNode said, ConceptField field) {
        if (!said.isMapping()) {
            boolean set = said.isText() && concepts(said, field).isEmpty();
            return set ? new Filter.InSet(sets.number(said), false) : listed(said, field, false);
        }
        said.onlyKnows(CHOICES);
        if (said.parts().size() != 1) {
            throw said.fault("one of 'not', 'in' and 'not_in'; several go into a list");
        }
        return said.part("not")
                .<Filter.Choice>map(not -> listed(not, field, true))
                .or(() -> said.part("in").map(in -> new Filter.InSet(sets.number(in), false)))
                .orElseGet(() ->
                        new Filter.InSet(
                                sets.number(said.need("not_in", "the name of a concept set")),
                                true));
    }

    private static Filter.Listed listed(YamlNode said, ConceptField field, boolean excluded) {
        var concepts = new TreeSet<Long>();
        for (var one : said.isList() ? said.entries() : List.of(said)) {
            var named = concepts(one, field);
            if (named.isEmpty()) {
                throw one.fault(
                        "an OMOP concept id"
                                + (field == ConceptField.Other.GENDER ? ", female or male" : "")
                                + "; a set goes by {in: its name}");
            }
            concepts.addAll(named);
        }
        if (concepts.isEmpty()) {
            throw said.fault("at least one OMOP concept id");
        }
        return new Filter.Listed(concepts, excluded);
    }

    /// The concept that a text is; none where it is a set's name.
    private static Set<Long> concepts(YamlNode said, ConceptField field) {
        var text = said.text();
        if (text.matches("\\d{1,18}")) {
            return Set.of(Long.parseLong(text));
        }
        return field == ConceptField.Other.GENDER && GENDERS.containsKey(text)
                ? Set.of(GENDERS.get(text))
                : Set.of();
    }

    private static TextMatch match(YamlNode said) {
        if (said.isText()) {
            return new TextMatch(TextMatch.Kind.EQUALS, false, said.text());
        }
        for (var kind : TextMatch.Kind.values()) {
            for (boolean negated : new boolean[] {false, true}) {
                var part = said.part(word(kind, negated));
                if (part.isPresent() && said.parts().size() == 1) {
                    return new TextMatch(kind, negated, part.get().anyText());
                }
            }
        }
        throw said.fault(
                "one of equals, starts, ends, contains, or one of them after 'not_', and a text");
    }

    static String word(TextMatch.Kind kind, boolean negated) {
        return (negated ? "not_" : "") + kind.name().toLowerCase(Locale.ROOT);
    }
}
