package org.vigie.statistics.selfcontrolled.lag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;

/// The features and for how long each may act: feature j has a coefficient for the first
/// `widths[j]` buckets from its own on, and one for each of `lags[j]` times as many after them.
/// Where a bucket is a day, a curve by month is exact to the day.
///
/// Only buckets that were observed are in a case's likelihood. (To leave the others in as if they
/// had been observed without exposure, as some software does, takes incidence off the exposed time
/// and biases everything upwards.)
///
/// @param names of the features
/// @param lags of each, 0 or more
/// @param widths of each, for how many buckets one of its coefficients acts, 1 or more
/// @param penalised whether each feature's coefficients are drawn together and towards 0
public record LagDesign(List<String> names, int[] lags, int[] widths, boolean[] penalised) {

    public LagDesign {
        names = List.copyOf(names);
        if (names.isEmpty()
                || names.size() != lags.length
                || lags.length != penalised.length
                || widths.length != lags.length
                || Arrays.stream(lags).anyMatch(each -> each < 0)
                || Arrays.stream(widths).anyMatch(each -> each < 1)) {
            throw new IllegalArgumentException(
                    """
                    each feature needs a name, lags of 0 or more, a width of 1 or \
                    more and whether it is penalised\
                    """);
        }
    }

    /// Each coefficient acts for one bucket.
    public LagDesign(List<String> names, int[] lags, boolean[] penalised) {
        this(names, lags, ones(lags.length), penalised);
    }

    private static int[] ones(int many) {
        int[] ones = new int[many];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// The first coefficient of a feature; of the number of features, the number of all
    /// coefficients.
    public int first(int feature) {
        return IntStream.range(0, feature).map(j -> lags[j] + 1).sum();
    }

    /// All coefficients.
    public int coefficients() {
        return first(lags.length);
    }

    /// The cases, packed: buckets of a case with the same exposures are one interval.
    public CaseStrata strata(List<LagCase> cases) {
        StrataBuilder builder = new StrataBuilder(coefficients());
        int[] from = IntStream.range(0, lags.length).map(this::first).toArray();
        for (LagCase each : cases) {
            List<Run> runs = runs(each, from);
            TreeMap<Integer, Integer> buckets = new TreeMap<>();
            int[] turns = turns(each.observed(), runs);
            int ofEvent = -1;
            for (int i = 0; i + 1 < turns.length; i++) {
                int pattern = pattern(builder, runs, turns[i]);
                buckets.merge(pattern, turns[i + 1] - turns[i], Integer::sum);
                ofEvent =
                        each.event() >= turns[i] && each.event() < turns[i + 1] ? pattern : ofEvent;
            }
            int at = ofEvent;
            buckets.forEach(
                    (pattern, many) -> builder.interval(pattern, many, pattern == at ? 1 : 0));
            builder.endStratum();
        }
        return CaseStrata.of(builder);
    }

    /// Buckets of a case in which a coefficient acts, from the first to before `to`.
    private record Run(int coefficient, int from, int to) {}

    private List<Run> runs(LagCase of, int[] from) {
        if (of.onsets().length != lags.length) {
            throw new IllegalArgumentException(
                    "a case needs onsets of %d features, had %d"
                            .formatted(lags.length, of.onsets().length));
        }
        List<Run> runs = new ArrayList<>();
        for (int j = 0; j < lags.length; j++) {
            for (int onset : Arrays.stream(of.onsets()[j]).distinct().toArray()) {
                for (int lag = 0; lag <= lags[j]; lag++) {
                    long start = onset + (long) lag * widths[j];
                    long end = Math.min(start + widths[j], of.observed());
                    if (start < of.observed() && end > 0) {
                        runs.add(new Run(from[j] + lag, (int) Math.max(0, start), (int) end));
                    }
                }
            }
        }
        return runs;
    }

    /// Where anything changes, from 0 to the number of buckets observed.
    private static int[] turns(int observed, List<Run> runs) {
        return IntStream.concat(
                        IntStream.of(0, observed),
                        runs.stream().flatMapToInt(run -> IntStream.of(run.from, run.to)))
                .sorted()
                .distinct()
                .toArray();
    }

    /// The pattern of the coefficients that act in a bucket; one that acts for two onsets counts
    /// once.
    private static int pattern(StrataBuilder builder, List<Run> runs, int bucket) {
        int[] active =
                runs.stream()
                        .filter(run -> run.from <= bucket && bucket < run.to)
                        .mapToInt(Run::coefficient)
                        .sorted()
                        .distinct()
                        .toArray();
        double[] values = new double[active.length];
        Arrays.fill(values, 1);
        return builder.pattern(active, values);
    }
}
