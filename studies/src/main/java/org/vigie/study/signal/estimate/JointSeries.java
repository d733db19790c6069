package org.vigie.study.signal.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.LassoSeries;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.SignalProtocol;

/// One case series of an outcome with all its exposures at once, drawn towards no effect (L1) as
/// strongly as foretells the cases best that are held out. Every case of the outcome is in it.
final class JointSeries {

    private static final int FOLDS = 10;

    /// Nothing where there are fewer than two cases or no exposure.
    private final Optional<LassoSeries> fit;

    /// Of each exposure in the model the column of its days at risk.
    private final Map<Integer, Integer> columns;

    private JointSeries(Optional<LassoSeries> fit, Map<Integer, Integer> columns) {
        this.fit = fit;
        this.columns = columns;
    }

    static final JointSeries NONE = new JointSeries(Optional.empty(), Map.of());

    private record Span(int person, int start) {}

    private record Drawn(int end, int birth, int[] events, Map<Integer, List<Era>> eras) {}

    /// @param pairs the exposures in the model
    static JointSeries of(
            OutcomeCases all,
            SortedMap<Integer, OutcomeCases.Exposed> pairs,
            SignalProtocol protocol) {
        var spans = spans(all, pairs);
        if (pairs.isEmpty() || spans.size() < 2) {
            return NONE;
        }
        var numbers = List.copyOf(pairs.keySet());
        var cases = spans.entrySet().stream().map(each -> observed(each, numbers)).toList();
        var starts = protocol.risk().changes();
        var windows =
                numbers.stream()
                        .map(number -> new RiskWindows("exposure " + number, starts, new int[0], 1))
                        .toList();
        int[] ages = SeriesCases.compared(protocol.ages(), cases);
        var design = CaseDesign.of(windows, new AgeGroups(ages));
        var tally = new CaseTally();
        cases.forEach(each -> tally.add(design, each));
        var strata = CaseStrata.of(tally, design);
        var columns = new HashMap<Integer, Integer>();
        IntStream.range(0, numbers.size())
                .forEach(i -> columns.put(numbers.get(i), (i + 1) * starts.length - 1));
        return strata.strata() < 2
                ? NONE
                : new JointSeries(Optional.of(fit(strata, design, protocol.seed())), columns);
    }

    private static LassoSeries fit(CaseStrata strata, CaseDesign design, long seed) {
        var penalised = new boolean[design.names().size()];
        Arrays.fill(penalised, 0, design.exposureColumns(), true);
        return LassoSeries.crossValidated(
                strata, design.names(), penalised, Math.min(FOLDS, strata.strata()), seed);
    }

    private static SortedMap<Span, Drawn> spans(
            OutcomeCases all, SortedMap<Integer, OutcomeCases.Exposed> pairs) {
        var spans =
                new TreeMap<Span, Drawn>(
                        Comparator.comparingInt(Span::person).thenComparingInt(Span::start));
        all.forEach((person, start, end, birth, events, _) ->
                spans.put(new Span(person, start), new Drawn(end, birth, events, new HashMap<>())));
        pairs.forEach((exposure, pair) ->
                all.forEach(
                        pair,
                        (person, start, _, _, _, eras) ->
                                Objects.requireNonNull(
                                                spans.get(new Span(person, start)),
                                                "a case with an exposure is one of all")
                                        .eras
                                        .put(exposure, SeriesCases.eras(eras))));
        return spans;
    }

    private static ObservedCase observed(Map.Entry<Span, Drawn> span, List<Integer> exposures) {
        var drawn = span.getValue();
        return new ObservedCase(
                span.getKey().start,
                drawn.end,
                drawn.events,
                exposures.stream().map(each -> drawn.eras.getOrDefault(each, List.of())).toList(),
                drawn.birth);
    }

    /// What it says of an exposure.
    VariantSeries of(int exposure) {
        if (fit.isEmpty() || !columns.containsKey(exposure)) {
            return new VariantSeries(
                    Estimate.NONE,
                    List.of(
                            """
                            not in the model: it tells of few people, or there are too few \
                            cases\
                            """));
        }
        double log = fit.get().coefficients()[columns.get(exposure)];
        var penalty = String.format(Locale.ROOT, "%.6g", fit.get().penalty());
        return new VariantSeries(
                new Estimate(Math.exp(log), Double.NaN, Double.NaN, Double.NaN),
                List.of(
                        log == 0
                                ? "the penalty, %s, leaves it at no effect".formatted(penalty)
                                : """
                                drawn towards no effect by the penalty, %s; no interval \
                                and no p value\
                                """
                                        .formatted(penalty)));
    }
}
