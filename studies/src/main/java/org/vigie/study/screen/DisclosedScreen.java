package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.disclosure.SmallCells;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.MultipleTesting;
import org.vigie.study.Attrition;
import org.vigie.study.DayWindow;
import org.vigie.study.SafeAttrition;
import org.vigie.study.screen.question.Adjusted;
import org.vigie.study.screen.question.Association;
import org.vigie.study.screen.question.HiddenTests;
import org.vigie.study.screen.question.Replication;
import org.vigie.study.screen.question.ScreenResult;
import org.vigie.timeline.Code;

/// A screen as it may be shown: all that files, page and terminal are made from.
///
/// An estimate tells how many people it is made of: its standard error is about one over the root
/// of the smallest group. So a test of few people is there without any of its numbers, and comes
/// after the others, by code and window. It counts among all tests; for the rate of false
/// discoveries its p counts as 1, for else a hidden p could be read from those beside it.
public final class DisclosedScreen {

    /// A test.
    ///
    /// @param numbers empty where they are hidden
    public record Row(Code code, DayWindow window, Optional<Association> numbers) {}

    private record Key(String code, DayWindow window) {}

    private final ScreenResult result;
    private final SmallCells small;
    private final Set<Key> keys;
    private final List<Association> shown;
    private final List<Row> rows;
    private final Attrition attrition;
    private final ObservedSets observed;
    private final List<Adjusted> adjusted;
    private final List<Replication> replications;

    private DisclosedScreen(ScreenResult result, SmallCells small) {
        this.result = result;
        this.small = small;
        var all = result.associations();
        var hidden = HiddenTests.of(all, result.ancestry(), small.most());
        shown = hidden.isEmpty() ? all : shown(all, hidden);
        keys =
                shown.stream()
                        .map(a -> new Key(a.code().code(), a.window()))
                        .collect(Collectors.toSet());
        rows = rows(shown, hidden.stream().mapToObj(all::get));
        attrition = attrition(result.attrition());
        observed = ObservedSets.of(result.cases(), result.controls(), shown, small);
        adjusted =
                result.adjusted().stream()
                        .filter(a -> isShown(a.code(), a.window()))
                        .map(this::effects)
                        .toList();
        var sites = new HiddenSites(small);
        replications =
                result.replications().stream()
                        .filter(r -> isShown(r.code(), r.window()))
                        .map(sites::disclosed)
                        .toList();
    }

    /// Decides what may be shown.
    public static DisclosedScreen of(ScreenResult result, SmallCells small) {
        return new DisclosedScreen(result, small);
    }

    private static List<Association> shown(List<Association> all, BitSet hidden) {
        var q =
                MultipleTesting.benjaminiHochberg(
                        IntStream.range(0, all.size())
                                .mapToDouble(i -> hidden.get(i) ? 1 : all.get(i).oddsRatio().p())
                                .toArray());
        return IntStream.range(0, all.size())
                .filter(i -> !hidden.get(i))
                .mapToObj(i -> all.get(i).with(q[i]))
                .toList();
    }

    private static List<Row> rows(List<Association> shown, Stream<Association> hidden) {
        var rows = new ArrayList<Row>();
        shown.forEach(a -> rows.add(new Row(a.code(), a.window(), Optional.of(a))));
        hidden.map(a -> new Row(a.code(), a.window(), Optional.empty()))
                .sorted(
                        Comparator.comparing((Row row) -> row.code().code())
                                .thenComparingInt(row -> row.window().start())
                                .thenComparingInt(row -> row.window().end()))
                .forEach(rows::add);
        return List.copyOf(rows);
    }

    private boolean isShown(Code code, DayWindow window) {
        return keys.contains(new Key(code.code(), window));
    }

    /// Without the effects of covariates that few have, or all but few.
    private Adjusted effects(Adjusted all) {
        return all.with(
                IntStream.range(0, all.effects().size())
                        .mapToObj(c ->
                                all.having().get(c).tellsOfFew(small.most())
                                        ? Estimate.NONE
                                        : all.effects().get(c))
                        .toList());
    }

    /// Without the last rules where they leave few people.
    private Attrition attrition(Attrition all) {
        var steps = new ArrayList<>(SafeAttrition.of(all, small.most()).steps());
        while (steps.size() > 1 && small.few(steps.getLast().left())) {
            steps.removeLast();
        }
        return new Attrition(steps);
    }

    private OptionalLong unlessFew(long people) {
        return small.few(people) ? OptionalLong.empty() : OptionalLong.of(people);
    }

    public String title() {
        return result.title();
    }

    public String outcome() {
        return result.outcome();
    }

    /// Cases in a matched set; empty where they are few.
    public OptionalLong cases() {
        return unlessFew(result.cases());
    }

    /// Controls in a matched set; empty where they or the cases are few.
    public OptionalLong controls() {
        return cases().isEmpty() ? OptionalLong.empty() : unlessFew(result.controls());
    }

    /// Cases for whom no control was found; empty where they, or those who had one, are few.
    public OptionalLong unmatched() {
        return cases().isEmpty() ? OptionalLong.empty() : unlessFew(result.unmatched());
    }

    public List<DayWindow> windows() {
        return result.windows();
    }

    /// How many tests there were, those included whose numbers are hidden.
    public long tests() {
        return result.tests();
    }

    public Attrition attrition() {
        return attrition;
    }

    /// The tests whose numbers are shown, the strongest first.
    public List<Association> associations() {
        return shown;
    }

    /// All tests: those whose numbers are shown, the strongest first, then the others.
    public List<Row> rows() {
        return rows;
    }

    /// The tests whose numbers are hidden, by code and window.
    public List<Row> hidden() {
        return rows.subList(shown.size(), rows.size());
    }

    /// Matched sets observed throughout a window; empty where they tell of few.
    public OptionalLong sets(Association association) {
        return observed.isShown(association)
                ? OptionalLong.of(association.sets())
                : OptionalLong.empty();
    }

    /// Controls observed throughout a window; empty where they tell of few.
    public OptionalLong controls(Association association) {
        return observed.isShown(association)
                ? OptionalLong.of(association.controls())
                : OptionalLong.empty();
    }

    public List<Adjusted> adjusted() {
        return adjusted;
    }

    public List<Replication> replications() {
        return replications;
    }

    public List<String> methods() {
        return result.methods();
    }

    public List<String> limits() {
        return result.limits();
    }

    public List<String> warnings() {
        return result.warnings();
    }

    /// What was hidden, in words.
    public String words() {
        if (small.most() == 0) {
            return "nothing was withheld or rounded: the protocol says small_cells: 0";
        }
        return String.format(
                Locale.UK,
                """
                the numbers of %,d of %,d tests are hidden, because they tell of 1 to %d people \
                or would give such away; so are those of sites, of covariates, and of people \
                observed in a window, and rules that drop so few are told together\
                """,
                hidden().size(),
                rows.size(),
                small.most());
    }
}
