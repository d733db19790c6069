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
        words.forEach(
                (word, forms) -> criterion.get(word).ifPresent(node -> read(node, forms, filters)));
        return filters;
    }

    private void read(YamlNode node, List<AttributeForm> forms, List<Filter> filters) {
        if (node.isList()
                && (!isConcept(forms.getFirst())
                        || !node.entries().stream().allMatch(YamlNode::isText))) {
            node.entries().forEach(entry -> filters.add(filter(entry, forms.getFirst())));
        } else if (forms.getFirst() instanceof AttributeForm.Abnormal) {
            if (node.yes()) {
                filters.add(new Filter.Abnormal());
            }
        } else {
            filters.add(filter(node, forms.getFirst()));
        }
    }

    private static boolean isConcept(AttributeForm form) {
        return form instanceof AttributeForm.Listed || form instanceof AttributeForm.Member;
    }

    private Filter filter(YamlNode node, AttributeForm form) {
        return switch (form) {
            case AttributeForm.Day day -> new Filter.Day(day.moment(), RangeText.DAYS.read(node));
            case AttributeForm.Age age ->
                    new Filter.Age(age.moment(), RangeText.NUMBERS.readWhole(node));
            case AttributeForm.Length _ -> new Filter.Length(RangeText.NUMBERS.readWhole(node));
            case AttributeForm.Whole whole ->
                    new Filter.Number(whole.quantity(), RangeText.NUMBERS.readWhole(node));
            case AttributeForm.Decimal decimal ->
                    new Filter.Number(decimal.quantity(), RangeText.NUMBERS.read(node));
            case AttributeForm.Text text -> new Filter.Text(text.attribute(), match(node));
            case AttributeForm.Listed listed ->
                    new Filter.Concept(listed.field(), choice(node, listed.field()));
            case AttributeForm.Selected selected ->
                    new Filter.Concept(selected.field(), choice(node, selected.field()));
            case AttributeForm.Member member ->
                    new Filter.Concept(member.field(), choice(node, member.field()));
            case AttributeForm.Abnormal _ -> new Filter.Abnormal();
        };
    }

    private Filter.Choice choice(YamlNode node, ConceptField field) {
        if (!node.isMapping()) {
            boolean set = node.isText() && concepts(node, field).isEmpty();
            return set ? new Filter.InSet(sets.number(node), false) : listed(node, field, false);
        }
        node.onlyKnows(CHOICES);
        if (node.parts().size() != 1) {
            throw node.problem("one of 'not', 'in' and 'not_in'; several go into a list");
        }
        return node.get("not")
                .<Filter.Choice>map(not -> listed(not, field, true))
                .or(() -> node.get("in").map(in -> new Filter.InSet(sets.number(in), false)))
                .orElseGet(() ->
                        new Filter.InSet(
                                sets.number(node.require("not_in", "the name of a concept set")),
                                true));
    }

    private static Filter.Listed listed(YamlNode node, ConceptField field, boolean excluded) {
        var concepts = new TreeSet<Long>();
        for (var entry : node.isList() ? node.entries() : List.of(node)) {
            var named = concepts(entry, field);
            if (named.isEmpty()) {
                throw entry.problem(
                        "an OMOP concept id"
                                + (field == ConceptField.Other.GENDER ? ", female or male" : "")
                                + "; a set goes by {in: its name}");
            }
            concepts.addAll(named);
        }
        if (concepts.isEmpty()) {
            throw node.problem("at least one OMOP concept id");
        }
        return new Filter.Listed(concepts, excluded);
    }

    /// The concept that a text is; none where it is a set's name.
    private static Set<Long> concepts(YamlNode node, ConceptField field) {
        var text = node.text();
        if (text.matches("\\d{1,18}")) {
            return Set.of(Long.parseLong(text));
        }
        return field == ConceptField.Other.GENDER && GENDERS.containsKey(text)
                ? Set.of(GENDERS.get(text))
                : Set.of();
    }

    private static TextMatch match(YamlNode node) {
        if (node.isText()) {
            return new TextMatch(TextMatch.Kind.EQUALS, false, node.text());
        }
        for (var kind : TextMatch.Kind.values()) {
            for (boolean negated : new boolean[] {false, true}) {
                var part = node.get(word(kind, negated));
                if (part.isPresent() && node.parts().size() == 1) {
                    return new TextMatch(kind, negated, part.get().anyText());
                }
            }
        }
        throw node.problem(
                "one of equals, starts, ends, contains, or one of them after 'not_', and a text");
    }

    static String word(TextMatch.Kind kind, boolean negated) {
        return (negated ? "not_" : "") + kind.name().toLowerCase(Locale.ROOT);
    }
}
