package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.vigie.disclosure.SafeAttrition;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.study.Attrition;

/// A surveillance as it may be shown. Days at risk and what is expected of them are hidden with the
/// people exposed, and what the events say with the events.
public final class DisclosedSurveillance {

    /// A look, as far as it may be shown.
    ///
    /// @param exposed people with a day in a risk window so far
    /// @param riskDays their days in one so far
    /// @param plan what was expected and the bound; nothing where the people are hidden
    /// @param found what was observed; nothing where the people or the events are hidden
    /// @param signal whether there was one so far, if that may be told
    public record ShownLook(
            WatchedPair pair,
            int place,
            int lastDay,
            OptionalLong exposed,
            OptionalLong riskDays,
            Optional<LookResult> plan,
            Optional<LookResult> found,
            Optional<Boolean> signal) {}

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
        var days = result.riskDays().get(pair.exposure());
        var exposed = pair.looks().stream().map(look -> shown.get(look.place())).toList();
        var allowed = exposed.stream().map(OptionalLong::isPresent).toList();
        var counts = pair.looks().stream().map(look -> (long) look.result().observed()).toList();
        var bounds = pair.looks().stream().map(look -> look.result().bound()).toList();
        var events = CumulativeCounts.of(counts, allowed, most);
        var signals = events.signals(counts, bounds, allowed, most);
        for (int i = 0; i < pair.looks().size(); i++) {
            var look = pair.looks().get(i);
            var seen = Optional.of(look.result());
            looks.add(
                    new ShownLook(
                            pair,
                            look.place(),
                            protocol().looks().get(look.place()),
                            exposed.get(i),
                            allowed.get(i)
                                    ? OptionalLong.of(days.get(look.place()))
                                    : OptionalLong.empty(),
                            allowed.get(i) ? seen : Optional.empty(),
                            events.shown().get(i).isPresent() ? seen : Optional.empty(),
                            signals.get(i)));
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

    /// Those of them whose performance may be told: their last look is shown, for exact chances
    /// tell what was expected.
    public List<WatchedPair> judged() {
        return tested().stream()
                .filter(pair -> {
                    var shown = people.get(pair.exposure()).shown();
                    return shown.get(pair.looks().getLast().place()).isPresent();
                })
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
                        the events of %,d of %,d looks are hidden: since the last look shown 1 to %d people came, or 1 to %d\
                         had the outcome; a signal that would tell a hidden number is told at a later look\
                        """,
                        hidden,
                        looks.size(),
                        most,
                        most);
    }
}
