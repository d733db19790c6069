package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;
import org.vigie.study.surveillance.question.SurveillanceProtocol;

/// A surveillance as it may be shown. Days at risk and what is expected of them are hidden with the
/// people exposed, and what the events say with the events.
public final class DisclosedSurveillance {

    /// A look, as far as it may be shown.
    ///
    /// @param exposed people with a day in a risk window so far
    /// @param riskDays their days in one so far
    /// @param plan what was expected and the bound; nothing where the people are hidden
    /// @param found what was observed; nothing where the people or the events are hidden
    /// @param compared events in comparison windows; nothing where there are none or they are
    ///   hidden
    /// @param signal whether there was one so far, if that may be told
    /// @param calibrated with systematic error allowed for; nothing where the plan is hidden
    /// @param calibratedSignal whether there was one so far at a look whose events are shown, if
    ///   that may be told
    /// @param sum the cumulative sum; nothing where the events of a look so far are hidden
    /// @param alarm whether there was one so far, if that may be told
    public record ShownLook(
            WatchedPair pair,
            int place,
            int lastDay,
            OptionalLong exposed,
            OptionalLong riskDays,
            Optional<LookResult> plan,
            Optional<LookResult> found,
            OptionalLong compared,
            Optional<Boolean> signal,
            Optional<CalibratedLook> calibrated,
            Optional<Boolean> calibratedSignal,
            OptionalDouble sum,
            Optional<Boolean> alarm) {}

    private final SurveillanceResult result;
    private final List<CumulativeCounts> people;
    private final List<ShownLook> looks = new ArrayList<>();

    private DisclosedSurveillance(SurveillanceResult result) {
        this.result = result;
        int most = protocol().smallCells();
        people =
                result.exposed().stream()
                        .map(soFar ->
                                CumulativeCounts.of(
                                        soFar, Collections.nCopies(soFar.size(), true), most))
                        .toList();
        result.pairs().forEach(this::show);
    }

    /// Decides what may be shown.
    public static DisclosedSurveillance of(SurveillanceResult result) {
        return new DisclosedSurveillance(result);
    }

    private void show(WatchedPair pair) {
        int most = protocol().smallCells();
        var shown = people.get(pair.exposure()).shown();
        var exposed = pair.looks().stream().map(look -> shown.get(look.place())).toList();
        boolean compares = protocol().comparison().isPresent();
        var allowed = exposed.stream().map(one -> compares || one.isPresent()).toList();
        var counts = pair.looks().stream().map(look -> (long) look.result().observed()).toList();
        var events = CumulativeCounts.of(counts, allowed, most);
        var compared = pair.looks().stream().map(look -> look.compared().orElse(0)).toList();
        var found = CumulativeCounts.together(List.of(counts, compared), allowed, most);
        show(pair, exposed, allowed, found, signals(pair, events, counts, allowed, found));
    }

    /// Beside a comparison window a signal is told at looks whose events are shown.
    private List<Optional<Boolean>> signals(
            WatchedPair pair,
            CumulativeCounts events,
            List<Long> counts,
            List<Boolean> allowed,
            List<Boolean> found) {
        var bounds = pair.looks().stream().map(look -> look.result().bound()).toList();
        return protocol().comparison().isPresent()
                ? SignalsSoFar.of(found, i -> pair.looks().get(i).result().reached())
                : events.signals(counts, bounds, allowed, protocol().smallCells());
    }

    private void show(
            WatchedPair pair,
            List<OptionalLong> exposed,
            List<Boolean> allowed,
            List<Boolean> found,
            List<Optional<Boolean>> signals) {
        var days = result.riskDays().get(pair.exposure());
        var calibrated = SignalsSoFar.calibrated(pair, found);
        var sums = SignalsSoFar.whileAllAreShown(found);
        var alarms = SignalsSoFar.alarms(pair, sums);
        for (int i = 0; i < pair.looks().size(); i++) {
            var look = pair.looks().get(i);
            var seen = Optional.of(look.result());
            looks.add(
                    new ShownLook(
                            pair,
                            look.place(),
                            protocol().looks().get(look.place()),
                            exposed.get(i),
                            exposed.get(i).isPresent()
                                    ? OptionalLong.of(days.get(look.place()))
                                    : OptionalLong.empty(),
                            allowed.get(i) ? seen : Optional.empty(),
                            found.get(i) ? seen : Optional.empty(),
                            found.get(i) ? look.compared() : OptionalLong.empty(),
                            signals.get(i),
                            allowed.get(i) ? look.calibrated() : Optional.empty(),
                            calibrated.get(i),
                            sums.get(i) && pair.sums().isPresent()
                                    ? OptionalDouble.of(pair.sums().get().sums().get(i))
                                    : OptionalDouble.empty(),
                            alarms.get(i)));
        }
    }

    /// By exposure, outcome and look.
    public List<ShownLook> looks() {
        return List.copyOf(looks);
    }

    /// Exposures and outcomes that were tested.
    public List<WatchedPair> tested() {
        return result.pairs().stream().filter(pair -> pair.untested().isEmpty()).toList();
    }

    /// Those of them whose performance may be told: their last look is shown, for exact
    /// probabilities tell what was expected.
    public List<WatchedPair> judged() {
        return tested().stream()
                .filter(pair ->
                        protocol().comparison().isPresent()
                                || people.get(pair.exposure())
                                        .shown()
                                        .get(pair.looks().getLast().place())
                                        .isPresent())
                .toList();
    }

    /// The first look of a pair at which a signal is told.
    public Optional<ShownLook> firstSignal(WatchedPair pair) {
        return looks.stream()
                .filter(look -> look.pair().equals(pair) && look.signal().orElse(false))
                .findFirst();
    }

    public String name(WatchedPair pair) {
        return SurveillanceAnalysis.name(protocol(), pair);
    }

    public SurveillanceProtocol protocol() {
        return result.protocol();
    }

    /// How many were exposed is told once: where there is one exposure, and its last look is shown.
    /// Of several exposures it would tell who had one of them only.
    public Attrition attrition() {
        int most = protocol().smallCells();
        boolean told =
                most == 0
                        || (people.size() == 1 && people.getFirst().shown().getLast().isPresent());
        var steps = result.attrition().steps();
        return SafeAttrition.of(
                new Attrition(told ? steps : steps.subList(0, steps.size() - 1)), most);
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
        int most = protocol().smallCells();
        long hidden = looks.stream().filter(look -> look.found().isEmpty()).count();
        return most == 0
                ? "nothing was withheld or rounded: the protocol says small_cells: 0"
                : String.format(
                        Locale.UK,
                        """
                        the events of %,d of %,d looks are hidden: since the last look shown 1 to \
                        %d people came, or 1 to %d\
                         had the outcome; a signal that would tell a hidden number is told at a \
                         later look\
                        """,
                        hidden,
                        looks.size(),
                        most,
                        most);
    }
}
