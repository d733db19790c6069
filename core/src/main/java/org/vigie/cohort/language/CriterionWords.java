package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.cohort.circe.AttributeForm;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Correlated.Bound;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;
import org.vigie.vocabulary.ConceptSet;

/// What criteria and groups of them ask, in plain English.
///
/// @param sets by the numbers criteria refer to
/// @param anchor what windows count from: `the index date`
public record CriterionWords(Map<Integer, ConceptSet> sets, String anchor) {

    /// What windows of conditions on entry events count from.
    public static final String INDEX = "the index date";

    private static final String INNER = "that event";

    /// The same for what must hold around an event that is itself looked for around another.
    public CriterionWords inner() {
        return new CriterionWords(sets, INNER);
    }

    String set(int number) {
        var name = Objects.requireNonNull(sets.get(number)).name();
        return name.isBlank() ? "set " + number : "'" + name + "'";
    }

    /// A kind of event, many of it: `conditions`.
    static String kinds(EventKind kind) {
        return KindWords.of(kind).replace('_', ' ') + "s";
    }

    /// The events a criterion names, without what must hold around them.
    public String criterion(Criterion c) {
        return (c.conceptSet().isPresent() || c.sourceSet().isPresent() ? "" : "any ")
                + criterion(c, kinds(c.kind()));
    }

    private String criterion(Criterion c, String kinds) {
        var words = new StringBuilder(kinds);
        c.conceptSet().ifPresent(set -> words.append(" in ").append(set(set)));
        c.sourceSet().ifPresent(set -> words.append(" with a source code in ").append(set(set)));
        if (c.first()) {
            words.append(", the person's first ever");
        }
        c.moved()
                .ifPresent(moved ->
                        words.append(", moved to last from its ")
                                .append(new DayText(moved.startFrom(), moved.startOffset()).write())
                                .append(" to its ")
                                .append(new DayText(moved.endFrom(), moved.endOffset()).write())
                                .append(" in days"));
        if (!c.filters().isEmpty()) {
            words.append(", with ").append(filters(c.filters(), KindWords.attributes(c.kind())));
        }
        if (!c.fixed().equals(Period.ALWAYS)) {
            words.append(", taken for the days ")
                    .append(PeriodText.write(c.fixed()))
                    .append(", which must lie within it");
        }
        return words.toString();
    }

    /// The events a criterion names, and below it what must hold around each.
    public Outline outline(Criterion c) {
        return new Outline(criterion(c), around(c));
    }

    private List<Outline> around(Criterion c) {
        return c.correlated()
                .map(group ->
                        List.of(
                                new Outline(
                                        "around each, while it is observed, " + head(group),
                                        inner().conditions(group))))
                .orElse(List.of());
    }

    /// A condition of a criterion on the event itself.
    public String filter(Criterion c, Filter filter) {
        return filters(List.of(filter), KindWords.attributes(c.kind()));
    }

    private String filters(List<Filter> filters, Map<String, List<AttributeForm>> words) {
        return filters.stream()
                .map(filter -> KindWords.of(filter, words).replace('_', ' ') + " " + filter(filter))
                .collect(Collectors.joining(" and "))
                .replace("abnormal is so", "an abnormal result");
    }

    private String filter(Filter filter) {
        return switch (filter) {
            case Filter.Day day -> RangeText.DAYS.write(day.range());
            case Filter.Length length -> RangeText.NUMBERS.write(length.range());
            case Filter.Age age -> RangeText.NUMBERS.write(age.range());
            case Filter.Number number -> RangeText.NUMBERS.write(number.range());
            case Filter.Text text ->
                    (text.match().negated() ? "that does not match: " : "that ")
                            + FilterReading.word(text.match().kind(), false)
                            + " '"
                            + text.match().text()
                            + "'";
            case Filter.Abnormal _ -> "is so";
            case Filter.Concept(_, Filter.Listed listed) ->
                    (listed.excluded() ? "none of " : "")
                            + new TreeSet<>(listed.concepts())
                                    .stream()
                                            .map(this::concept)
                                            .collect(Collectors.joining(" or "));
            case Filter.Concept(_, Filter.InSet(var set, var not)) ->
                    (not ? "not in " : "in ") + set(set);
        };
    }

    private String concept(long concept) {
        return FilterReading.GENDERS.entrySet().stream()
                .filter(gender -> gender.getValue() == concept)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("concept " + concept);
    }

    /// How many conditions of a group must hold.
    public String head(Group group) {
        if (group.isEmpty()) {
            return "nothing must hold";
        }
        return switch (group.type()) {
            case ALL -> group.size() == 1 ? "this must hold:" : "all of these must hold:";
            case ANY -> group.size() == 1 ? "this must hold:" : "any of these must hold:";
            case AT_LEAST -> "at least " + group.count() + " of these must hold:";
            case AT_MOST ->
                    group.count() == 0
                            ? "none of these may hold:"
                            : "at most " + group.count() + " of these may hold:";
        };
    }

    /// The conditions of a group.
    public List<Outline> conditions(Group group) {
        var lines = new ArrayList<Outline>();
        group.criteria()
                .forEach(correlated ->
                        lines.add(
                                new Outline(
                                        correlated(correlated), around(correlated.criterion()))));
        group.demographics().forEach(person -> lines.add(new Outline(person(person))));
        group.groups().forEach(inner -> lines.add(new Outline(head(inner), conditions(inner))));
        return lines;
    }

    /// What is asked of the person.
    public String person(Group.Demographics person) {
        return person.filters().isEmpty()
                ? "anybody"
                : "a person with " + filters(person.filters(), KindWords.ofPerson());
    }

    /// How many events must lie where.
    public String correlated(Correlated c) {
        var words =
                new StringBuilder(count(c.occurrence()))
                        .append(' ')
                        .append(
                                criterion(
                                        c.criterion(),
                                        kinds(c.criterion().kind())
                                                .replaceFirst(
                                                        c.occurrence().count() == 1 ? "s$" : "$",
                                                        "")));
        if (c.end().isPresent() || !c.start().equals(WindowText.ANY)) {
            words.append(", ").append(window(c.start(), c.ignoreObservation()));
        } else if (!c.ignoreObservation()) {
            words.append(", at any time while observed");
        }
        c.end()
                .ifPresent(window ->
                        words.append(" and ").append(window(window, c.ignoreObservation())));
        c.occurrence()
                .distinct()
                .ifPresent(column ->
                        words.append(", those of the same ")
                                .append(CriterionReader.word(column).replace('_', ' '))
                                .append(" counted once"));
        words.append(c.sameVisit() ? ", in the same visit" : "");
        words.append(c.ignoreObservation() ? ", whether observed or not" : "");
        return words.toString();
    }

    private static String count(Correlated.Occurrence occurrence) {
        int count = occurrence.count();
        return switch (occurrence.comparison()) {
            case EXACTLY -> count == 0 ? "no" : "exactly " + count;
            case AT_MOST -> count == 0 ? "no" : "at most " + count;
            case AT_LEAST -> "at least " + count;
        };
    }

    private String window(Window window, boolean unbounded) {
        var zero =
                window.index() == Moment.START
                        ? anchor
                        : anchor.equals(INDEX)
                                ? "the end of the entry event"
                                : "the end of " + anchor;
        var verb = window.event() == Moment.START ? "starting " : "ending ";
        if (window.from().days().isPresent()
                && window.from().equals(window.to())
                && window.from().days().getAsInt() == 0) {
            return verb + "on " + zero;
        }
        return verb
                + "from "
                + bound(window.from(), zero, unbounded)
                + " to "
                + bound(window.to(), window.from().days().isPresent() ? "it" : zero, unbounded);
    }

    private static String bound(Bound bound, String zero, boolean unbounded) {
        if (bound.days().isEmpty()) {
            return unbounded
                    ? "any day"
                    : "the " + (bound.before() ? "start" : "end") + " of observation";
        }
        int days = bound.days().getAsInt();
        return days == 0
                ? zero
                : Math.abs(days)
                        + (Math.abs(days) == 1 ? " day " : " days ")
                        + (days < 0 ? "before " : "after ")
                        + zero;
    }
}
