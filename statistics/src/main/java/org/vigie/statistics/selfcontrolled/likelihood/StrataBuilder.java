package org.vigie.statistics.selfcontrolled.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Strata put together by hand: a stratum is a case, or an event where events of a case differ.
public final class StrataBuilder {

    private record Pattern(int[] under, double[] values) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pattern pattern
                    && Arrays.equals(under, pattern.under)
                    && Arrays.equals(values, pattern.values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(under) + Arrays.hashCode(values);
        }
    }

    public final int columns;
    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<Pattern, Integer> numbers = new HashMap<>();
    private int[] first = new int[16];
    private int[] pattern = new int[64];
    private double[] weight = new double[64];
    private double[] events = new double[64];
    private int strata;
    private int length;

    /// For so many coefficients.
    public StrataBuilder(int columns) {
        this.columns = columns;
    }

    /// The number of these values of the columns; values that are alike share one.
    public int pattern(double... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(
                    "an interval needs %d values, had %d".formatted(columns, values.length));
        }
        int[] under = IntStream.range(0, columns).filter(a -> values[a] != 0).toArray();
        return pattern(under, IntStream.of(under).mapToDouble(a -> values[a]).toArray());
    }

    /// The same, of the columns that are not 0, in increasing order.
    public int pattern(int[] under, double[] values) {
        if (Arrays.stream(values).anyMatch(each -> !Double.isFinite(each))) {
            throw new IllegalArgumentException(
                    "an interval needs finite values, were " + Arrays.toString(values));
        }
        return numbers.computeIfAbsent(
                new Pattern(under, values),
                pattern -> {
                    patterns.add(pattern);
                    return patterns.size() - 1;
                });
    }

    /// Adds an interval to the stratum that is open; one without weight is left out, with its
    /// events.
    public void interval(int pattern, double weight, double events) {
        if (!(weight >= 0
                && weight < Double.POSITIVE_INFINITY
                && events >= 0
                && events < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "days and events of an interval are 0 or more, were "
                            + weight
                            + " and "
                            + events);
        }
        if (weight == 0) {
            return;
        }
        if (length == this.pattern.length) {
            this.pattern = Arrays.copyOf(this.pattern, 2 * length);
            this.weight = Arrays.copyOf(this.weight, 2 * length);
            this.events = Arrays.copyOf(this.events, 2 * length);
        }
        this.pattern[length] = pattern;
        this.weight[length] = weight;
        this.events[length] = events;
        length++;
    }

    /// Closes the stratum. Without events it says nothing and is left out.
    public void endStratum() {
        int from = first[strata];
        if (!anyEvent(from)) {
            length = from;
            return;
        }
        strata++;
        if (strata == first.length) {
            first = Arrays.copyOf(first, 2 * strata);
        }
        first[strata] = length;
    }

    private boolean anyEvent(int from) {
        for (int k = from; k < length; k++) {
            if (events[k] > 0) {
                return true;
            }
        }
        return false;
    }

    /// What has been added so far.
    PackedStrata pack() {
        int[][] column = patterns.stream().map(Pattern::under).toArray(int[][]::new);
        double[][] value = patterns.stream().map(Pattern::values).toArray(double[][]::new);
        return new PackedStrata(
                columns,
                column,
                value,
                Arrays.copyOf(first, strata + 1),
                Arrays.copyOf(pattern, length),
                Arrays.copyOf(weight, length),
                Arrays.copyOf(events, length));
    }
}
