package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vigie.statistics.sequential.BinomialLooks;
import org.vigie.statistics.sequential.ConditionalLooks;
import org.vigie.statistics.sequential.Looks;
import org.vigie.statistics.sequential.PastEnd;
import org.vigie.statistics.sequential.PoissonLooks;
import org.vigie.statistics.sequential.error.RateError;
import org.vigie.statistics.sequential.late.Completeness;
import org.vigie.study.surveillance.PairLooks.Past;
import org.vigie.study.surveillance.count.History;
import org.vigie.study.surveillance.count.SurveillanceCounts;
import org.vigie.study.surveillance.question.SurveillanceProtocol;

/// The looks that a protocol asks for, from what was counted.
record LookPlanner(SurveillanceProtocol protocol, SurveillanceCounts counts) {

    private static final Past NO_HISTORY = new Past(0, 0, 0);

    /// @param counted the outcome's place among those counted, outcomes and negative controls
    /// @param outcome its place in the list that it is in
    PairLooks of(int exposure, int counted, int outcome) {
        return switch (protocol.method()) {
            case POISSON, CONDITIONAL -> ofHistory(exposure, counted, outcome);
            case BINOMIAL -> ofWindows(exposure, counted, outcome);
        };
    }

    private PairLooks ofHistory(int exposure, int counted, int outcome) {
        var history =
                History.of(
                        counts,
                        exposure,
                        counted,
                        protocol.looks().size(),
                        new Completeness(protocol.completeness()));
        var past = new Past(history.events(), history.days(), history.daysWithoutHistory());
        if (past.events() == 0 || past.events() <= protocol.smallCells()) {
            return PairLooks.none(
                    exposure,
                    outcome,
                    past,
                    protocol.smallCells() == 0
                            ? "the history has no event"
                            : "the history has %d events or fewer"
                                    .formatted(protocol.smallCells()));
        }
        var places = expecting(history.expected());
        if (places.isEmpty()) {
            return PairLooks.none(exposure, outcome, past, "nothing is expected at any look");
        }
        var expected = PairLooks.at(places, history.expected());
        return planned(
                exposure,
                outcome,
                past,
                places,
                PairLooks.at(places, whole(history.observed())),
                List.of(),
                () -> looks(expected, history.effectiveEvents()));
    }

    /// Looks at which something is expected, and no more than the protocol ends at.
    private List<Integer> expecting(List<Double> expected) {
        double most = protocol.maximumExpected().orElse(Double.POSITIVE_INFINITY);
        var places = new ArrayList<Integer>();
        for (int place = 0; place < expected.size(); place++) {
            if (expected.get(place) > 0 && expected.get(place) <= most) {
                places.add(place);
            }
        }
        return places;
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
            case BINOMIAL -> throw new IllegalStateException("binomial looks expect nothing");
        };
    }

    /// The looks at which the events of both windows together may be shown. Which these are does
    /// not depend on how many were in the risk window, so that the level holds, and what is shown
    /// of the plan tells of no other look.
    private PairLooks ofWindows(int exposure, int counted, int outcome) {
        int looks = protocol.looks().size();
        var inRisk = counts.inRiskSoFar(exposure, counted, looks);
        var compared = counts.inComparisonSoFar(exposure, counted, looks);
        var both = new ArrayList<Long>();
        for (int look = 0; look < looks; look++) {
            both.add(inRisk.get(look) + compared.get(look));
        }
        var places = withEvents(both);
        if (places.isEmpty()) {
            return PairLooks.none(
                    exposure, outcome, NO_HISTORY, "there are no events, or few, in its windows");
        }
        double controls =
                (double) protocol.comparison().orElseThrow().length() / protocol.risk().length();
        return planned(
                exposure,
                outcome,
                NO_HISTORY,
                places,
                PairLooks.at(places, whole(inRisk)),
                PairLooks.at(places, whole(compared)),
                () ->
                        new BinomialLooks(
                                PairLooks.at(places, whole(both)),
                                1 / (1 + controls),
                                protocol.minimumEvents()));
    }

    private List<Integer> withEvents(List<Long> both) {
        long most = protocol.maximumEvents().map(Integer::longValue).orElse(Long.MAX_VALUE);
        var shown =
                CumulativeCounts.of(
                                both, Collections.nCopies(both.size(), true), protocol.smallCells())
                        .shown();
        var places = new ArrayList<Integer>();
        for (int place = 0; place < both.size(); place++) {
            if (shown.get(place).orElse(0) > 0 && both.get(place) <= most) {
                places.add(place);
            }
        }
        return places;
    }

    private PairLooks planned(
            int exposure,
            int outcome,
            Past past,
            List<Integer> places,
            List<Integer> observed,
            List<Integer> compared,
            Supplier<Looks> looks) {
        try {
            return new PairLooks(
                    exposure,
                    outcome,
                    past,
                    List.copyOf(places),
                    observed,
                    compared,
                    Optional.of(looks.get()),
                    "");
        } catch (IllegalArgumentException e) {
            return PairLooks.none(exposure, outcome, past, String.valueOf(e.getMessage()));
        }
    }

    private static List<Integer> whole(List<Long> counts) {
        return counts.stream().map(Math::toIntExact).toList();
    }
}
