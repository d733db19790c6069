package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.statistics.sequential.Bounds;
import org.vigie.statistics.sequential.ConditionalLooks;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.statistics.sequential.Looks;
import org.vigie.statistics.sequential.PastEnd;
import org.vigie.statistics.sequential.Performance;
import org.vigie.statistics.sequential.PoissonLooks;
import org.vigie.statistics.sequential.PoissonMaxSprt;
import org.vigie.statistics.sequential.error.RateError;
import org.vigie.study.surveillance.count.History;
import org.vigie.study.surveillance.question.SurveillanceProtocol;

/// The test that a protocol asks for, of one exposure and outcome.
record SequentialTest(SurveillanceProtocol protocol) {

    static final List<Double> RATIOS = List.of(1.0, 1.5, 2.0, 3.0);

    /// Looks at what was counted.
    WatchedPair of(int exposure, int outcome, History history) {
        long past = history.events();
        if (past == 0 || past <= protocol.smallCells()) {
            return WatchedPair.untested(
                    exposure,
                    outcome,
                    history,
                    protocol.smallCells() == 0
                            ? "the history has no event"
                            : "the history has %d events or fewer"
                                    .formatted(protocol.smallCells()));
        }
        var places = places(history.expected());
        if (places.isEmpty()) {
            return WatchedPair.untested(
                    exposure, outcome, history, "nothing is expected at any look");
        }
        try {
            return tested(exposure, outcome, history, places);
        } catch (IllegalArgumentException e) {
            return WatchedPair.untested(exposure, outcome, history, e.getMessage());
        }
    }

    /// Looks at which something is expected, and no more than the protocol ends at.
    private List<Integer> places(List<Double> expected) {
        double most = protocol.maximumExpected().orElse(Double.POSITIVE_INFINITY);
        var places = new ArrayList<Integer>();
        for (int place = 0; place < expected.size(); place++) {
            if (expected.get(place) > 0 && expected.get(place) <= most) {
                places.add(place);
            }
        }
        return places;
    }

    private WatchedPair tested(int exposure, int outcome, History history, List<Integer> places) {
        var allExpected = history.expected();
        var expected = places.stream().map(allExpected::get).toList();
        var looks = looks(expected, history.effectiveEvents());
        var bounds = bounds(looks, expected);
        var events = history.observed();
        var observed = places.stream().map(place -> Math.toIntExact(events.get(place))).toList();
        var results = LookResult.of(looks, bounds, observed);
        var seen = new ArrayList<WatchedPair.Look>();
        for (int i = 0; i < results.size(); i++) {
            seen.add(new WatchedPair.Look(places.get(i), results.get(i)));
        }
        return new WatchedPair(
                exposure,
                outcome,
                history.events(),
                history.days(),
                List.copyOf(seen),
                List.of(bounds),
                performance(looks, bounds),
                "");
    }

    private Looks looks(List<Double> expected, long past) {
        return switch (protocol.method()) {
            case POISSON -> new PoissonLooks(expected, RateError.NONE, protocol.minimumEvents());
            case CONDITIONAL ->
                    new ConditionalLooks(
                            past,
                            PastEnd.BEFORE_NEXT,
                            expected.stream().map(each -> each / past).toList(),
                            protocol.minimumEvents());
        };
    }

    private Bounds bounds(Looks looks, List<Double> expected) {
        Optional<Double> most = protocol.maximumExpected();
        if (!protocol.spending().isFlat()) {
            double last = looks.information(looks.size() - 1);
            double end = most.map(n -> last * n / expected.getLast()).orElse(last);
            return Bounds.spending(
                    looks, protocol.alpha(), protocol.spending().power(), Math.max(last, end));
        }
        return most.map(n ->
                        Bounds.at(
                                looks,
                                new PoissonMaxSprt(n, 0, protocol.minimumEvents())
                                        .boundary(protocol.alpha())
                                        .value()))
                .orElseGet(() -> Bounds.flat(looks, protocol.alpha()));
    }

    private static Map<Double, Performance> performance(Looks looks, Bounds bounds) {
        var performance = new LinkedHashMap<Double, Performance>();
        RATIOS.forEach(ratio -> performance.put(ratio, looks.performance(bounds, ratio)));
        return performance;
    }
}
