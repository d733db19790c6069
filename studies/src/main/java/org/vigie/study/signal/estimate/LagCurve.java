package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.Flagged;
import org.vigie.statistics.selfcontrolled.lag.LagCase;
import org.vigie.statistics.selfcontrolled.lag.LagDesign;
import org.vigie.statistics.selfcontrolled.lag.LagFit;
import org.vigie.statistics.selfcontrolled.lag.LagIntervals;
import org.vigie.statistics.selfcontrolled.lag.LagPenalty;
import org.vigie.statistics.selfcontrolled.lag.LagSearch;
import org.vigie.study.signal.question.LagSteps;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.PersonCounter;
import org.vigie.study.signal.question.RiskWindow;

/// The rate of the outcome by time since the exposure began: ConvSCCS with days as buckets, so that
/// observation is as long as it was and age is that of the day. Eras that began before a case was
/// at risk act on into it.
///
/// Each step by itself has the interval of {@link LagIntervals#of}; the penalised curve is drawn
/// beside it. Its strengths come from cross-validation. So that its time does not grow with the
/// number of cases, the penalised curve is made of no more than 5,000 events and its strengths of
/// no more than 1,000, drawn at random.
///
/// Morel M et al (2020). doi 10.1093/biostatistics/kxz003.
///
/// @param days of a step
/// @param steps how many there are
/// @param seed of what is drawn
public record LagCurve(int days, int steps, long seed) {

    private static final String EXPOSURE = "exposure";
    private static final int FOLDS = 3;
    private static final int DRAWS = 10;
    public static final int SEARCHED = 1_000;
    private static final int SMOOTHED = 5_000;
    private static final int FEWEST = 30;

    public static LagCurve of(LagSteps lags) {
        return new LagCurve(lags.days(), lags.steps(), lags.seed());
    }

    /// How cases are to be sorted for the curve: with eras of which some day lies in a step, or
    /// before the exposure.
    public RiskWindow window(int beforeDays) {
        return new RiskWindow(0, days * steps - 1, true, beforeDays);
    }

    /// @param pair sorted by {@link #window}
    /// @param ages first days of all age groups after the first
    List<CurvePoint> of(
            OutcomeCases all, OutcomeCases.Exposed pair, int beforeDays, List<Integer> ages) {
        if (pair.size() == 0) {
            var none = new ArrayList<CurvePoint>();
            if (beforeDays > 0) {
                none.add(CurvePoint.none(-beforeDays, -1, CurvePoint.UNEXPOSED));
            }
            IntStream.range(0, steps)
                    .forEach(k ->
                            none.add(
                                    CurvePoint.none(
                                            k * days, (k + 1) * days - 1, CurvePoint.UNEXPOSED)));
            return none;
        }
        var ends = withEvents(all, pair, ages);
        int[] groups =
                ages.stream()
                        .mapToInt(day -> day)
                        .filter(day -> day > ends[0] && day <= ends[1])
                        .toArray();
        var design = design(beforeDays, groups, ends[1]);
        var cases = cases(all, pair, beforeDays, groups, ends);
        var alone =
                LagIntervals.of(
                        new LagFit(
                                design,
                                LagPenalty.NONE,
                                new double[design.coefficients()],
                                Double.NaN,
                                0,
                                false),
                        cases);
        return points(
                alone, cases, smooth(design, cases), beforeDays, heads(all, pair, beforeDays));
    }

    /// The first day of age of the youngest group with an event, and the last of the oldest, as far
    /// as anybody was observed. Younger and older days say nothing of the rest: their rate is 0.
    private static int[] withEvents(
            OutcomeCases all, OutcomeCases.Exposed pair, List<Integer> ages) {
        var observed = new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE};
        var happened = observed.clone();
        all.forEach(
                pair,
                (_, start, end, _, events, _) -> {
                    observed[0] = Math.min(observed[0], start);
                    observed[1] = Math.max(observed[1], end);
                    happened[0] =
                            Math.min(happened[0], Arrays.stream(events).min().orElse(happened[0]));
                    happened[1] =
                            Math.max(happened[1], Arrays.stream(events).max().orElse(happened[1]));
                });
        return new int[] {
            Math.max(
                    observed[0],
                    ages.stream()
                            .mapToInt(day -> day)
                            .filter(day -> day <= happened[0])
                            .max()
                            .orElse(observed[0])),
            Math.min(
                    observed[1],
                    ages.stream()
                            .mapToInt(day -> day - 1)
                            .filter(day -> day >= happened[1])
                            .min()
                            .orElse(observed[1]))
        };
    }

    /// The exposure, the days before it, and each age group, which acts from its first day to its
    /// last.
    private LagDesign design(int beforeDays, int[] groups, int lastDay) {
        var names = new ArrayList<>(List.of(EXPOSURE));
        var widths = new ArrayList<>(List.of(days));
        if (beforeDays > 0) {
            names.add("before");
            widths.add(beforeDays);
        }
        for (int g = 0; g < groups.length; g++) {
            names.add("age " + groups[g]);
            widths.add((g + 1 < groups.length ? groups[g + 1] : lastDay + 1) - groups[g]);
        }
        var lags = new int[names.size()];
        lags[0] = steps - 1;
        var penalised = new boolean[names.size()];
        penalised[0] = true;
        return new LagDesign(
                names, lags, widths.stream().mapToInt(width -> width).toArray(), penalised);
    }

    /// All events of its cases.
    ///
    /// @param pair sorted by {@link #window}
    static long events(OutcomeCases all, OutcomeCases.Exposed pair) {
        var events = new long[1];
        all.forEach(pair, (_, _, _, _, found, _) -> events[0] += found.length);
        return events[0];
    }

    /// People with an event on a day that is in no step, nor before the exposure.
    long besideSteps(OutcomeCases all, OutcomeCases.Exposed pair, int beforeDays) {
        return heads(all, pair, beforeDays).people(steps + 1);
    }

    /// People with an event in each step, before the exposure, and beside these.
    private PersonCounter heads(OutcomeCases all, OutcomeCases.Exposed pair, int beforeDays) {
        var heads = new PersonCounter(steps + 2);
        all.forEach(
                pair,
                (person, _, _, _, events, eras) -> {
                    for (int event : events) {
                        boolean beside = true;
                        for (int era = 0; era < eras.length; era += 2) {
                            int since = event - eras[era];
                            if (since >= -beforeDays && since < days * steps) {
                                heads.see(person, since < 0 ? steps : since / days);
                                beside = false;
                            }
                        }
                        if (beside) {
                            heads.see(person, steps + 1);
                        }
                    }
                });
        return heads;
    }

    /// A case for each event: under the likelihood of one event among the days of its span several
    /// are independent.
    private static List<LagCase> cases(
            OutcomeCases all, OutcomeCases.Exposed pair, int beforeDays, int[] groups, int[] ends) {
        var cases = new ArrayList<LagCase>();
        all.forEach(
                pair,
                (_, first, last, _, events, eras) -> {
                    int start = Math.max(first, ends[0]);
                    int end = Math.min(last, ends[1]);
                    var onsets = new ArrayList<int[]>();
                    int[] begun =
                            IntStream.range(0, eras.length / 2)
                                    .map(i -> eras[2 * i] - start)
                                    .toArray();
                    onsets.add(begun);
                    if (beforeDays > 0) {
                        onsets.add(Arrays.stream(begun).map(day -> day - beforeDays).toArray());
                    }
                    Arrays.stream(groups).forEach(day -> onsets.add(new int[] {day - start}));
                    var features = onsets.toArray(int[][]::new);
                    Arrays.stream(events)
                            .forEach(event ->
                                    cases.add(
                                            new LagCase(end - start + 1, event - start, features)));
                });
        return cases;
    }

    /// The penalised curve; empty where events are too few or none is found.
    private double[] smooth(LagDesign design, List<LagCase> cases) {
        if (cases.size() < FEWEST) {
            return new double[0];
        }
        var drawn = new ArrayList<>(cases);
        if (cases.size() > SEARCHED) {
            Collections.shuffle(drawn, new Random(seed));
        }
        var search = new LagSearch(FOLDS, DRAWS, 2, 5, 3, 9, seed);
        var penalty =
                search.trials(design, drawn.subList(0, Math.min(SEARCHED, drawn.size())))
                        .getFirst()
                        .penalty();
        var fit = LagFit.of(design, drawn.subList(0, Math.min(SMOOTHED, drawn.size())), penalty);
        return fit.settled() ? fit.curve(0) : new double[0];
    }

    private List<CurvePoint> points(
            LagIntervals alone,
            List<LagCase> cases,
            double[] smooth,
            int beforeDays,
            PersonCounter heads) {
        var strata = alone.curves().design().strata(cases);
        var points = new ArrayList<CurvePoint>();
        if (beforeDays > 0) {
            points.add(
                    point(
                            alone,
                            steps,
                            -beforeDays,
                            -1,
                            events(strata.support(steps).events()),
                            heads,
                            Double.NaN,
                            List.of()));
        }
        var missing =
                smooth.length > 0
                        ? List.<String>of()
                        : List.of(
                                cases.size() < FEWEST
                                        ? "no penalised curve: it needs "
                                                + FEWEST
                                                + " events or more"
                                        : "no penalised curve: its search did not settle");
        for (int k = 0; k < steps; k++) {
            points.add(
                    point(
                            alone,
                            k,
                            k * days,
                            (k + 1) * days - 1,
                            events(strata.support(k).events()),
                            heads,
                            smooth.length > 0 ? Math.exp(smooth[k]) : Double.NaN,
                            missing));
        }
        return points;
    }

    private static OptionalLong events(double events) {
        return OptionalLong.of(Math.round(events));
    }

    private CurvePoint point(
            LagIntervals alone,
            int column,
            int first,
            int last,
            OptionalLong events,
            PersonCounter heads,
            double smooth,
            List<String> more) {
        var name = column < steps ? EXPOSURE + " lag " + column : "before lag 0";
        var flags = new ArrayList<String>();
        alone.flags().stream()
                .filter(flag -> flag.about().equals(name))
                .forEach(flag -> flags.add(flag.flag().reason()));
        alone.flags().stream()
                .filter(flag -> flag.about().equals(Flagged.SERIES))
                .forEach(flag -> flags.add(flag.reason()));
        flags.addAll(more);
        var rate =
                new Estimate(
                        Math.exp(alone.refit()[column]),
                        Math.exp(alone.low()[column]),
                        Math.exp(alone.high()[column]),
                        Double.NaN);
        return new CurvePoint(
                first, last, events, heads.people(column), rate, smooth, List.copyOf(flags));
    }
}
