package org.vigie.statistics.selfcontrolled.eventdependent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseInterval;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;

/// The case series when an event may shorten observation: a heart attack from which some die.
///
/// Instead of days, an interval weighs the integral over its days of the likelihood that
/// observation ends when it did, had the event been then; that likelihood is the best of four
/// models by AIC. Coefficients of age take on another meaning (they hold the thinning by
/// censoring); those of exposures keep theirs. Only first events count. The model does not fit
/// where the event itself is death. The numbers are those of `eventdepenobs` in R's package SCCS if
/// `ends` is {@link Ends#AS_SCCS}, and if R's optimiser finds the maximum.
///
/// Farrington CP et al (2011). doi 10.1198/jasa.2011.ap10108.
///
/// @param series the relative incidences
/// @param models the censoring models, the one used first; without those that weigh no days
public record EventDependentObservation(CaseSeries series, List<CensoringFit> models) {

    /// What the weight of an interval of days is integrated over.
    public enum Ends {

        /// From the end of the day before to the end of the last day: an interval of n days is n
        /// days long.
        WHOLE_DAYS,

        /// From the first day to the last, as R's package SCCS 1.7 does: n − 1 days long, and next
        /// to nothing if n is 1.
        AS_SCCS
    }

    /// R's weight of an interval without length.
    private static final double SMALLEST = 1e-15;

    /// Estimates a design.
    ///
    /// @param design exposures and age
    /// @param cases with an event while observed, or they are passed over; none starts before day 1
    /// @param censored whether each case's observation ended early
    /// @param regress whether the censoring depends on age
    /// @param ends what an interval is
    public static EventDependentObservation of(
            CaseDesign design,
            List<ObservedCase> cases,
            boolean[] censored,
            boolean regress,
            Ends ends) {
        int[] counted =
                IntStream.range(0, cases.size())
                        .filter(i -> cases.get(i).counted(true).length == 1)
                        .toArray();
        List<CensoringFit.Observation> observed =
                IntStream.of(counted)
                        .mapToObj(i -> observation(cases.get(i), censored[i]))
                        .toList();
        if (observed.isEmpty()) {
            return new EventDependentObservation(
                    CaseSeries.of(nothing(design), design, CaseTally.Counts.NONE), List.of());
        }
        List<CensoringFit> models = new ArrayList<>(CensoringFit.all(observed, regress));
        List<ObservedCase> lengthened =
                IntStream.range(0, counted.length)
                        .mapToObj(i -> lengthened(cases.get(counted[i]), observed.get(i).end()))
                        .toList();
        while (!models.isEmpty()) {
            Optional<CaseStrata> strata =
                    strata(design, lengthened, observed, models.getFirst(), ends);
            if (strata.isPresent()) {
                return new EventDependentObservation(
                        CaseSeries.of(strata.get(), design, CaseTally.Counts.NONE),
                        List.copyOf(models));
            }
            models.removeFirst();
        }
        return new EventDependentObservation(
                CaseSeries.of(nothing(design), design, CaseTally.Counts.NONE), List.of());
    }

    private static CaseStrata nothing(CaseDesign design) {
        return CaseStrata.of(new StrataBuilder(design.names().size()));
    }

    /// The cases as a model weighs their days; nothing where it is drawn together so much that a
    /// day has no weight that could be told.
    private static Optional<CaseStrata> strata(
            CaseDesign design,
            List<ObservedCase> cases,
            List<CensoringFit.Observation> observed,
            CensoringFit model,
            Ends ends) {
        StrataBuilder builder = new StrataBuilder(design.names().size());
        CaseDesign first = new CaseDesign(design.exposures(), design.time(), true);
        double[][] rows = design.rows();
        for (int i = 0; i < cases.size(); i++) {
            for (CaseInterval each : first.intervals(cases.get(i))) {
                double from = each.first() - (ends == Ends.WHOLE_DAYS ? 1 : 0);
                double weight =
                        Math.max(SMALLEST, model.weight(observed.get(i), from, each.last()));
                if (!Double.isFinite(weight)) {
                    return Optional.empty();
                }
                int pattern = builder.pattern(CaseStrata.sum(rows, each.cells(), builder.columns));
                builder.interval(pattern, weight, each.events());
            }
            builder.endStratum();
        }
        return Optional.of(CaseStrata.of(builder));
    }

    /// Observation that ends on the day of the event ends a day later: no time at all has no
    /// likelihood.
    private static CensoringFit.Observation observation(ObservedCase of, boolean censored) {
        int event = of.counted(true)[0];
        return new CensoringFit.Observation(
                of.start(), event, of.end() == event ? event + 1 : of.end(), censored);
    }

    private static ObservedCase lengthened(ObservedCase of, int end) {
        return new ObservedCase(of.start(), end, of.events(), of.exposures(), of.birth());
    }
}
