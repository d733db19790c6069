package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.cohort.circe.CirceAttributes;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Correlated.Occurrence;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.CountColumn;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;
import org.vigie.protocol.YamlNode;

/// Events that a definition names: `{drug: metformin, first: true, age: at least 18}`, and how many
/// of them must lie where: `{drug: metformin, starts: -365 to -1, at_least: 2}`.
final class CriterionReader {

    static final Set<String> AROUND =
            Set.of(
                    "starts",
                    "ends",
                    "at_least",
                    "at_most",
                    "exactly",
                    "distinct",
                    "same_visit",
                    "outside_observation");
    private static final List<String> COUNTS = List.of("at_least", "at_most", "exactly");

    private final SetNames sets;
    private final GroupReader groups;
    private final FilterReading filters;

    CriterionReader(SetNames sets) {
        this.sets = sets;
        filters = new FilterReading(sets);
        groups = new GroupReader(this, filters);
    }

    GroupReader groups() {
        return groups;
    }

    /// Whether a kind of event is named here.
    static boolean isCriterion(YamlNode node) {
        return node.isText()
                || (node.isMapping()
                        && node.parts().keySet().stream().anyMatch(KindWords.kinds()::containsKey));
    }

    /// One criterion or a list of them.
    List<Criterion> criteria(YamlNode node) {
        var all = node.isList() ? node.entries() : List.of(node);
        if (all.isEmpty()) {
            throw node.problem("at least one kind of event such as 'condition: any'");
        }
        return all.stream().map(one -> criterion(one, Set.of())).toList();
    }

    private Criterion criterion(YamlNode node, Set<String> besides) {
        var kind = kind(node);
        if (node.isText()) {
            return new Criterion(
                    kind,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    false,
                    List.of(),
                    Optional.empty(),
                    Period.ALWAYS,
                    Optional.empty());
        }
        var known = new TreeSet<>(structure(kind));
        known.addAll(KindWords.attributes(kind).keySet());
        known.addAll(besides);
        node.onlyKnows(known);
        return new Criterion(
                kind,
                conceptSet(node, kind),
                node.get("source")
                        .map(set -> OptionalInt.of(sets.number(set)))
                        .orElse(OptionalInt.empty()),
                node.get("first").map(YamlNode::yes).orElse(false),
                filters.read(node, KindWords.attributes(kind)),
                node.get("move").map(CriterionReader::move),
                node.get("fixed").map(PeriodText::read).orElse(Period.ALWAYS),
                node.get("where").map(groups::group));
    }

    /// The words of a kind besides its attributes.
    static Set<String> structure(EventKind kind) {
        var known = new TreeSet<>(Set.of(KindWords.of(kind), "first", "move", "where"));
        if (CirceAttributes.of(kind).sourceSet().isPresent()) {
            known.add("source");
        }
        if (CirceAttributes.of(kind).names().contains("UserDefinedPeriod")) {
            known.add("fixed");
        }
        return known;
    }

    private static EventKind kind(YamlNode node) {
        var kinds = KindWords.kinds();
        if (node.isText() && kinds.containsKey(node.text())) {
            return kinds.get(node.text());
        }
        var named =
                node.isText()
                        ? List.<String>of()
                        : node.parts().keySet().stream().filter(kinds::containsKey).toList();
        if (named.size() != 1) {
            throw node.problem(
                    "one kind of event out of "
                            + String.join(", ", kinds.keySet())
                            + (named.isEmpty() ? "" : ", not both " + String.join(" and ", named)));
        }
        return Objects.requireNonNull(kinds.get(named.getFirst()));
    }

    private OptionalInt conceptSet(YamlNode node, EventKind kind) {
        var set = node.require(KindWords.of(kind), "a concept set");
        if (set.isEmpty() || (set.isText() && set.text().equals(SetNames.ANY))) {
            return OptionalInt.empty();
        }
        if (CirceAttributes.of(kind).conceptSet().isEmpty()) {
            throw set.problem("'any': events of this kind have no concept set");
        }
        return OptionalInt.of(sets.number(set));
    }

    private static Criterion.Adjustment move(YamlNode node) {
        node.onlyKnows(Set.of("start", "end"));
        var start = node.get("start").map(DayText::read).orElse(new DayText(Moment.START, 0));
        var end = node.get("end").map(DayText::read).orElse(new DayText(Moment.END, 0));
        return new Criterion.Adjustment(start.from(), start.days(), end.from(), end.days());
    }

    Correlated correlated(YamlNode node) {
        if (node.isText()) {
            return new Correlated(
                    criterion(node, AROUND),
                    WindowText.ANY,
                    Optional.empty(),
                    false,
                    false,
                    new Occurrence(Occurrence.Comparison.AT_LEAST, 1, Optional.empty()));
        }
        var criterion = criterion(node, AROUND);
        var windows = new ArrayList<Window>();
        windows(node, "starts", Moment.START, windows);
        windows(node, "ends", Moment.END, windows);
        if (windows.size() > 2) {
            throw node.problem("at most two windows");
        }
        return new Correlated(
                criterion,
                windows.isEmpty() ? WindowText.ANY : windows.getFirst(),
                windows.stream().skip(1).findFirst(),
                node.get("same_visit").map(YamlNode::yes).orElse(false),
                node.get("outside_observation").map(YamlNode::yes).orElse(false),
                occurrence(node));
    }

    private static void windows(YamlNode node, String word, Moment event, List<Window> windows) {
        node.get(word)
                .ifPresent(written ->
                        (written.isList() ? written.entries() : List.of(written))
                                .forEach(window -> windows.add(WindowText.read(window, event))));
    }

    private static Occurrence occurrence(YamlNode node) {
        var counts = COUNTS.stream().filter(word -> node.get(word).isPresent()).toList();
        if (counts.size() > 1) {
            throw node.get(counts.get(1))
                    .orElseThrow()
                    .problem("to stand alone: at_least, at_most and exactly are one choice");
        }
        var distinct = node.get("distinct").map(CriterionReader::column);
        if (counts.isEmpty()) {
            return new Occurrence(Occurrence.Comparison.AT_LEAST, 1, distinct);
        }
        int count = node.get(counts.getFirst()).orElseThrow().number(0, 1_000_000);
        return new Occurrence(
                Occurrence.Comparison.valueOf(counts.getFirst().toUpperCase(Locale.ROOT)),
                count,
                distinct);
    }

    private static CountColumn column(YamlNode node) {
        for (var column : CountColumn.values()) {
            if (word(column).equals(node.text())) {
                return column;
            }
        }
        throw node.problem(
                "one of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(CountColumn.values())
                                        .map(CriterionReader::word)
                                        .toList()));
    }

    static String word(CountColumn column) {
        return column.name().toLowerCase(Locale.ROOT).replace("domain_", "");
    }
}
