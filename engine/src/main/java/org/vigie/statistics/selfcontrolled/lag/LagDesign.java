package org.vigie.statistics.selfcontrolled.lag;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.CaseStrata;
import org.vigie.statistics.selfcontrolled.StrataBuilder;

/// The features and for how long each may act: feature j has a coefficient for its own bucket and each of `lags[j]`
/// buckets after it.
///
/// Only buckets that were observed are in a case's likelihood. (To leave the others in as if they had been observed
/// without exposure, as some software does, takes incidence off the exposed time and biases everything upwards.)
///
/// @param names     of the features
/// @param lags      of each, 0 or more
/// @param penalised whether each feature's coefficients are drawn together and towards 0
public record LagDesign(List<String> names, int[] lags, boolean[] penalised) {

    public LagDesign {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() != lags.length || lags.length != penalised.length
                || Arrays.stream(lags).anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException(
                    "each feature needs a name, lags of 0 or more and whether it is penalised");
        }
    }

    /// The first coefficient of a feature; of the number of features, the number of all coefficients.
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
            int[] pattern = new int[each.observed()];
            int[][] active = active(each, from);
            for (int t = 0; t < pattern.length; t++) {
                pattern[t] = pattern(builder, active[t]);
            }
            TreeMap<Integer, Integer> days = new TreeMap<>();
            for (int t = 0; t < pattern.length; t++) {
                days.merge(pattern[t], 1, Integer::sum);
            }
            days.forEach((at, many) -> builder.interval(at, many, at == pattern[each.event()] ? 1 : 0));
            builder.endStratum();
        }
        return builder.build();
    }

    /// The coefficients that act in each bucket.
    private int[][] active(LagCase of, int[] from) {
        if (of.onsets().length != lags.length) {
            throw new IllegalArgumentException("a case needs onsets of %d features, had %d"
                    .formatted(lags.length, of.onsets().length));
        }
        int[][] active = new int[of.observed()][0];
        for (int j = 0; j < lags.length; j++) {
            for (int onset : Arrays.stream(of.onsets()[j]).distinct().toArray()) {
                for (int lag = 0; lag <= lags[j] && onset + lag < active.length; lag++) {
                    int[] before = active[onset + lag];
                    active[onset + lag] = Arrays.copyOf(before, before.length + 1);
                    active[onset + lag][before.length] = from[j] + lag;
                }
            }
        }
        return active;
    }

    private static int pattern(StrataBuilder builder, int[] active) {
        int[] under = Arrays.stream(active).sorted().toArray();
        double[] values = new double[under.length];
        Arrays.fill(values, 1);
        return builder.pattern(under, values);
    }
}
