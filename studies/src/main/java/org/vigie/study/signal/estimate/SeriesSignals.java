package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vigie.statistics.Estimate;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.OutcomeCases;

/// The case series of one outcome: of each pair the standard one, its variants, or one of all
/// exposures at once, with the diagnostics that are theirs.
final class SeriesSignals {

    private static final double DETECTABLE = 10;

    private final OutcomeRows of;
    private final OutcomeCases cases;
    private final List<DiagnosticResult> shared;
    private final JointSeries joint;

    private SeriesSignals(OutcomeRows of, List<DiagnosticResult> shared, JointSeries joint) {
        this.of = of;
        this.cases = of.cases();
        this.shared = shared;
        this.joint = joint;
    }

    /// @param enough the pairs that are tested, by exposure
    static SeriesSignals of(OutcomeRows of, SortedMap<Integer, OutcomeCases.Exposed> enough) {
        return new SeriesSignals(of, outcomeGates(of), joint(of, enough));
    }

    /// What is made with a number can give it away: pairs that are not to be shown are not in it.
    private static JointSeries joint(
            OutcomeRows of, SortedMap<Integer, OutcomeCases.Exposed> enough) {
        if (!of.protocol().methods().contains(Method.SCCS_LASSO)) {
            return JointSeries.NONE;
        }
        var shown = new TreeMap<>(enough);
        shown.values()
                .removeIf(pair ->
                        pair.size() == 0
                                || cells(of.cases(), standard(of, pair)).stream()
                                        .anyMatch(count ->
                                                count > 0 && count <= of.protocol().smallCells()));
        return JointSeries.of(of.cases(), shown, of.protocol());
    }

    private static PairSeries standard(OutcomeRows of, OutcomeCases.Exposed pair) {
        return PairSeries.of(of.cases(), pair, of.protocol().risk(), of.protocol().ages());
    }

    private static List<Long> cells(OutcomeCases cases, PairSeries series) {
        var people = series.people();
        return List.of(
                people.all(),
                cases.people - people.all(),
                people.atRisk(),
                people.elsewhere(),
                people.compared());
    }

    /// Diagnostics that all pairs of the outcome share.
    private static List<DiagnosticResult> outcomeGates(OutcomeRows of) {
        var ages = of.protocol().ages();
        var ends = PairSeries.ofEnds(of.cases(), of.everybody().lastDay(), ages);
        return List.of(
                DiagnosticResult.within(
                                DiagnosticResult.Diagnostic.EVENT_OBSERVATION,
                                ends.ratio(),
                                0.5,
                                2,
                                "nobody with the outcome left before the data end, or too few")
                        .of(ends.people().atRisk(), ends.people().compared()),
                DiagnosticResult.timeTrend(
                        Months.stability(of.cases(), AgeRates.of(ends.byAge(ages)))),
                of.prevalence());
    }

    Signal signal(Method method, int exposure, OutcomeCases.Exposed pair) {
        if (pair.size() == 0) {
            return of.signal(
                    method,
                    exposure,
                    PairCounts.NONE,
                    Estimate.NONE,
                    List.of(CurvePoint.UNEXPOSED),
                    List.of());
        }
        var series = standard(of, pair);
        var variant = variant(method, exposure, pair, series);
        return of.signal(
                method,
                exposure,
                new PairCounts(
                        series.people().all(),
                        series.events(),
                        series.riskEvents(),
                        series.riskShare(),
                        cells(cases, series)),
                variant.ratio(),
                variant.flags(),
                gates(method, series));
    }

    private VariantSeries variant(
            Method method, int exposure, OutcomeCases.Exposed pair, PairSeries series) {
        return switch (method) {
            case SCCS -> new VariantSeries(series.ratio(), series.flags());
            case SCCS_EVENT_DEPENDENT_EXPOSURE ->
                    VariantSeries.ofEventDependentExposure(oneByOne(pair));
            case SCCS_EVENT_DEPENDENT_OBSERVATION ->
                    VariantSeries.ofEventDependentObservation(
                            oneByOne(pair), of.everybody().lastDay());
            case SCCS_SPLINE -> VariantSeries.ofSplines(oneByOne(pair), of.protocol().splines());
            case SCCS_SEMIPARAMETRIC -> VariantSeries.ofEventDays(oneByOne(pair));
            case SCCS_LASSO -> joint.of(exposure);
            case SELF_CONTROLLED_COHORT, ICTPD, SEQUENCE_SYMMETRY, DISPROPORTIONALITY, GPS, LGPS ->
                    throw new IllegalArgumentException(method + " is no case series");
        };
    }

    private SeriesCases oneByOne(OutcomeCases.Exposed pair) {
        return SeriesCases.of(cases, pair, of.protocol().risk(), of.protocol().ages());
    }

    /// Without the diagnostic of what a variant does not ask for.
    private List<DiagnosticResult> gates(Method method, PairSeries series) {
        var gates = new ArrayList<DiagnosticResult>();
        gates.add(
                DiagnosticResult.below(
                        DiagnosticResult.Diagnostic.DETECTABLE, series.detectable(), DETECTABLE));
        gates.addAll(shared);
        gates.add(
                of.protocol().risk().beforeDays() == 0
                        ? DiagnosticResult.unknown(
                                DiagnosticResult.Diagnostic.PRE_EXPOSURE,
                                "the protocol looks at no days before the exposure")
                        : DiagnosticResult.within(
                                        DiagnosticResult.Diagnostic.PRE_EXPOSURE,
                                        series.before(),
                                        0.8,
                                        1.25,
                                        "no case was observed just before the exposure, or too few")
                                .of(series.people().before(), series.people().compared()));
        gates.removeIf(gate ->
                (method == Method.SCCS_EVENT_DEPENDENT_EXPOSURE
                                && gate.diagnostic() == DiagnosticResult.Diagnostic.PRE_EXPOSURE)
                        || (method == Method.SCCS_EVENT_DEPENDENT_OBSERVATION
                                && gate.diagnostic()
                                        == DiagnosticResult.Diagnostic.EVENT_OBSERVATION));
        return gates;
    }
}
