package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.vigie.cohort.circe.AttributeForm;
import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;
import org.vigie.vocabulary.ConceptSet;

/// Criteria and groups of them in Vigie's language.
///
/// @param sets of the definition, each with a name of its own
/// @param names of concepts, for remarks
record CriterionWriter(Map<Integer, ConceptSet> sets, Map<Long, String> names) {

    String name(int set) {
        return Objects.requireNonNull(sets.get(set)).name();
    }

    LinkedHashMap<String, Object> criterion(Criterion c) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(
                KindWords.of(c.kind()),
                c.conceptSet().isPresent() ? name(c.conceptSet().getAsInt()) : SetNames.ANY);
        c.sourceSet().ifPresent(set -> tree.put("source", name(set)));
        if (c.first()) {
            tree.put("first", true);
        }
        filters(c.filters(), KindWords.attributes(c.kind()), tree);
        c.moved().ifPresent(moved -> tree.put("move", move(moved)));
        if (!c.fixed().equals(Period.ALWAYS)) {
            tree.put("fixed", PeriodText.write(c.fixed()));
        }
        c.correlated().ifPresent(group -> tree.put("where", group(group)));
        return tree;
    }

    private static Map<String, Object> move(Criterion.Adjustment moved) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("start", new DayText(moved.startFrom(), moved.startOffset()).write());
        tree.put("end", new DayText(moved.endFrom(), moved.endOffset()).write());
        return tree;
    }

    private void filters(
            List<Filter> filters,
            Map<String, List<AttributeForm>> words,
            Map<String, Object> tree) {
        var byWord = new LinkedHashMap<String, List<Filter>>();
        filters.forEach(filter ->
                byWord.computeIfAbsent(KindWords.of(filter, words), _ -> new ArrayList<>())
                        .add(filter));
        byWord.forEach((word, said) ->
                tree.put(
                        word,
                        said.size() == 1
                                ? filter(said.getFirst(), false)
                                : said.stream().map(filter -> filter(filter, true)).toList()));
    }

    /// @param several whether it stands in a list of conditions
    private Object filter(Filter filter, boolean several) {
        return switch (filter) {
            case Filter.Day day -> RangeText.DAYS.write(day.range());
            case Filter.Length length -> RangeText.NUMBERS.write(length.range());
            case Filter.Age age -> RangeText.NUMBERS.write(age.range());
            case Filter.Number number -> RangeText.NUMBERS.write(number.range());
            case Filter.Text text ->
                    Map.of(
                            FilterReading.word(text.match().kind(), text.match().negated()),
                            text.match().text());
            case Filter.Abnormal _ -> true;
            case Filter.Concept(var field, Filter.Listed listed) -> listed(listed, field, several);
            case Filter.Concept(_, Filter.InSet(var set, var not)) ->
                    Map.of(not ? "not_in" : "in", name(set));
        };
    }

    private Object listed(Filter.Listed listed, ConceptField field, boolean several) {
        var concepts = new ArrayList<>(new TreeSet<>(listed.concepts()));
        boolean alone = concepts.size() == 1 && (!several || listed.excluded());
        Object said = alone ? concept(concepts.getFirst(), field) : concepts;
        return listed.excluded() ? Map.of("not", said) : said;
    }

    private Object concept(long concept, ConceptField field) {
        return field != ConceptField.Other.GENDER
                ? new YamlText.Noted(Long.toString(concept), names.getOrDefault(concept, ""))
                : FilterReading.GENDERS.entrySet().stream()
                        .filter(gender -> gender.getValue() == concept)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(Long.toString(concept));
    }

    /// A group in the shortest way: a condition alone, a list of all, or said in full.
    Object group(Group group) {
        var conditions = conditions(group);
        if (group.type() != Group.Type.ALL) {
            return full(group, conditions);
        }
        return conditions.size() == 1 && group.groups().isEmpty()
                ? conditions.getFirst()
                : conditions;
    }

    private List<Object> conditions(Group group) {
        var conditions = new ArrayList<Object>();
        group.criteria().forEach(correlated -> conditions.add(correlated(correlated)));
        group.demographics()
                .forEach(person -> {
                    var tree = new LinkedHashMap<String, Object>();
                    filters(person.filters(), KindWords.ofPerson(), tree);
                    conditions.add(Map.of("person", tree));
                });
        group.groups().forEach(inner -> conditions.add(full(inner, conditions(inner))));
        return conditions;
    }

    private static Object full(Group group, List<Object> conditions) {
        var tree = new LinkedHashMap<String, Object>();
        switch (group.type()) {
            case ALL -> tree.put("all", conditions);
            case ANY -> tree.put("any", conditions);
            case AT_LEAST -> tree.put("at_least", group.count());
            case AT_MOST -> tree.put("at_most", group.count());
        }
        if (group.type() == Group.Type.AT_LEAST || group.type() == Group.Type.AT_MOST) {
            tree.put("of", conditions);
        }
        return tree;
    }

    private Map<String, Object> correlated(Correlated c) {
        var tree = criterion(c.criterion());
        var windows = new ArrayList<Window>(List.of(c.start()));
        c.end().ifPresent(windows::add);
        if (!windows.equals(List.of(WindowText.ANY))) {
            windows("starts", Moment.START, windows, tree);
            windows("ends", Moment.END, windows, tree);
        }
        var occurrence = c.occurrence();
        if (occurrence.comparison() != Correlated.Occurrence.Comparison.AT_LEAST
                || occurrence.count() != 1) {
            tree.put(occurrence.comparison().name().toLowerCase(Locale.ROOT), occurrence.count());
        }
        occurrence
                .distinct()
                .ifPresent(column -> tree.put("distinct", CriterionReader.word(column)));
        if (c.sameVisit()) {
            tree.put("same_visit", true);
        }
        if (c.ignoreObservation()) {
            tree.put("outside_observation", true);
        }
        if (c.criterion().correlated().isPresent()) {
            tree.putLast("where", tree.remove("where"));
        }
        return tree;
    }

    private static void windows(
            String word, Moment event, List<Window> windows, Map<String, Object> tree) {
        var texts =
                windows.stream()
                        .filter(window -> window.event() == event)
                        .map(WindowText::write)
                        .toList();
        if (!texts.isEmpty()) {
            tree.put(word, texts.size() == 1 ? texts.getFirst() : texts);
        }
    }
}
