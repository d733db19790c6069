package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.statistics.sequential.BinomialLooks;
import org.vigie.statistics.sequential.BinomialMaxSprt;
import org.vigie.statistics.sequential.Bounds;
import org.vigie.statistics.sequential.ConditionalLooks;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.statistics.sequential.Looks;
import org.vigie.statistics.sequential.Performance;
import org.vigie.statistics.sequential.PoissonLooks;
import org.vigie.statistics.sequential.PoissonMaxSprt;
import org.vigie.study.surveillance.question.SurveillanceProtocol;

/// The test that a protocol asks for, of the looks at one exposure and outcome.
record SequentialTest(SurveillanceProtocol protocol) {

    static final List<Double> RATIOS = List.of(1.0, 1.5, 2.0, 3.0);

    /// Tests what was seen.
    ///
    /// @param calibration of the exposure; one that knows nothing where nothing is calibrated
    WatchedPair of(PairLooks pair, Calibration calibration) {
        try {
            return pair.looks()
                    .map(looks -> tested(pair, looks, calibration))
                    .orElseGet(() -> WatchedPair.untested(pair, pair.untested()));
        } catch (IllegalArgumentException e) {
            return WatchedPair.untested(pair, String.valueOf(e.getMessage()));
        }
    }

    private WatchedPair tested(PairLooks pair, Looks looks, Calibration calibration) {
        var bounds = bounds(looks);
        var results = LookResult.of(looks, bounds, pair.observed());
        var calibrated =
                IntStream.range(0, results.size())
                        .parallel()
                        .mapToObj(i ->
                                calibration
                                        .errors()
                                        .get(pair.places().get(i))
                                        .map(fitted -> calibrated(looks, fitted, results.get(i))))
                        .toList();
        var seen = new ArrayList<WatchedPair.Look>();
        for (int i = 0; i < results.size(); i++) {
            seen.add(
                    new WatchedPair.Look(
                            pair.places().get(i),
                            results.get(i),
                            pair.comparedAt(i),
                            calibrated.get(i)));
        }
        return new WatchedPair(
                pair.exposure(),
                pair.outcome(),
                pair.history().events(),
                pair.history().days(),
                List.copyOf(seen),
                List.of(bounds),
                performance(looks, bounds),
                protocol.cusumRatio()
                        .map(ratio ->
                                CumulativeSums.of(
                                        ratio, RATIOS, looks, pair.observed(), protocol.alpha())),
                "");
    }

    /// Under a large error even the highest counts of few events may be no signal.
    private CalibratedLook calibrated(Looks looks, Calibration.Fitted fitted, LookResult look) {
        int i = look.look() - 1;
        var ratio = fitted.calibrate(look.ratio());
        try {
            var bounds = bounds(looks.under(fitted.error()));
            return new CalibratedLook(
                    fitted, ratio, bounds.critical().get(i), bounds.counts().get(i));
        } catch (IllegalArgumentException _) {
            return new CalibratedLook(fitted, ratio, Double.POSITIVE_INFINITY, looks.most(i) + 1);
        }
    }

    private Bounds bounds(Looks looks) {
        if (protocol.spending().isFlat()) {
            return planned(looks)
                    .map(value -> Bounds.at(looks, value))
                    .orElseGet(() -> Bounds.flat(looks, protocol.alpha()));
        }
        int last = looks.size() - 1;
        double seen = looks.information(last);
        double end =
                switch (looks) {
                    case PoissonLooks _, ConditionalLooks _ ->
                            protocol.maximumExpected()
                                    .map(most -> seen * most / looks.expected(last))
                                    .orElse(seen);
                    case BinomialLooks _ ->
                            protocol.maximumEvents().map(Integer::doubleValue).orElse(seen);
                };
        return Bounds.spending(
                looks, protocol.alpha(), protocol.spending().power(), Math.max(seen, end));
    }

    /// The critical value of a surveillance that ends where the protocol says and may signal at any
    /// event: at looks only, it holds the level too.
    private Optional<Double> planned(Looks looks) {
        return switch (looks) {
            case PoissonLooks _ ->
                    protocol.maximumExpected()
                            .map(most ->
                                    new PoissonMaxSprt(most, 0, protocol.minimumEvents())
                                            .boundary(protocol.alpha())
                                            .value());
            case ConditionalLooks _ -> Optional.empty();
            case BinomialLooks binomial ->
                    protocol.maximumEvents()
                            .map(most ->
                                    new BinomialMaxSprt(
                                                    most,
                                                    binomial.probability(),
                                                    protocol.minimumEvents())
                                            .boundary(protocol.alpha())
                                            .value());
        };
    }

    private static Map<Double, Performance> performance(Looks looks, Bounds bounds) {
        var performance = new LinkedHashMap<Double, Performance>();
        RATIOS.forEach(ratio -> performance.put(ratio, looks.performance(bounds, ratio)));
        return performance;
    }
}
