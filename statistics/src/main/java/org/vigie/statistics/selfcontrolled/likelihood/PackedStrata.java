package org.vigie.statistics.selfcontrolled.likelihood;

import java.util.Arrays;

/// The intervals of many cases, packed for speed: e^(x·β) is calculated once a pattern of
/// covariates, not once an interval, and a row of the tally is a few numbers.
///
/// Weights and events may be any number of 0 or more: the variants of the method use weights other
/// than days and events that are not whole.
public class PackedStrata {

    public final int columns;
    public final int[][] column;
    final double[][] value;
    public final int[] first;
    public final int[] pattern;
    public final double[] weight;
    public final double[] events;
    public final double[] observed;
    public final double[] number;
    final double[] total;
    final double allEvents;

    PackedStrata(
            int columns,
            int[][] column,
            double[][] value,
            int[] first,
            int[] pattern,
            double[] weight,
            double[] events) {
        this.columns = columns;
        this.column = column;
        this.value = value;
        this.first = first;
        this.pattern = pattern;
        this.weight = weight;
        this.events = events;
        this.observed = new double[column.length];
        this.number = new double[first.length - 1];
        this.total = new double[number.length];
        for (int i = 0; i < number.length; i++) {
            for (int k = first[i]; k < first[i + 1]; k++) {
                total[i] += weight[k];
                number[i] += events[k];
                observed[pattern[k]] += events[k];
            }
        }
        allEvents = Arrays.stream(number).sum();
    }

    PackedStrata(PackedStrata other) {
        columns = other.columns;
        column = other.column;
        value = other.value;
        first = other.first;
        pattern = other.pattern;
        weight = other.weight;
        events = other.events;
        observed = other.observed;
        number = other.number;
        total = other.total;
        allEvents = other.allEvents;
    }

    /// How many strata have events.
    public int strata() {
        return first.length - 1;
    }

    public int begin(int stratum) {
        return first[stratum];
    }

    public int[] columnsOf(int interval) {
        return column[pattern[interval]];
    }

    public double[] valuesOf(int interval) {
        return value[pattern[interval]];
    }

    public double weight(int interval) {
        return weight[interval];
    }

    public double events(int interval) {
        return events[interval];
    }

    /// The events of a stratum.
    public double number(int stratum) {
        return number[stratum];
    }

    /// The linear predictor of every pattern.
    public double[] predictors(double[] beta) {
        double[] eta = new double[column.length];
        for (int i = 0; i < eta.length; i++) {
            for (int a = 0; a < column[i].length; a++) {
                eta[i] += value[i][a] * beta[column[i][a]];
            }
        }
        return eta;
    }
}
