package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;

/// Strata at one place: chances of the intervals, and the sums made of them.
///
/// The value is 0 where every rate is the same. Rates are relative to the highest, so that none is infinite.
final class StrataAt {

    private final CaseStrata of;
    private final double[] eta;
    private final double[] rate;
    private final double highest;

    StrataAt(CaseStrata of, double[] beta) {
        this.of = of;
        eta = of.predictors(beta);
        highest = Arrays.stream(eta).max().orElse(0);
        rate = Arrays.stream(eta).map(each -> Math.exp(each - highest)).toArray();
    }

    double value() {
        double value = observedPart();
        for (int i = 0; i < of.strata(); i++) {
            value -= of.number[i] * Math.log(total(i) / of.total[i]);
        }
        return value;
    }

    private double observedPart() {
        double value = 0;
        for (int j = 0; j < eta.length; j++) {
            value += of.observed[j] * (eta[j] - highest);
        }
        return value;
    }

    private double total(int i) {
        double total = 0;
        for (int k = of.first[i]; k < of.first[i + 1]; k++) {
            total += of.weight[k] * rate[of.pattern[k]];
        }
        return total;
    }

    /// Expected events add up by pattern; squared means are taken off stratum by stratum.
    Sums sums() {
        Sums sums = Sums.zero(of.columns);
        double[] expected = new double[eta.length];
        double[] mean = new double[of.columns];
        int[] seen = new int[of.columns];
        int[] touched = new int[of.columns];
        double value = observedPart();
        for (int i = 0; i < of.strata(); i++) {
            double total = total(i);
            value -= of.number[i] * Math.log(total / of.total[i]);
            int many = 0;
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                int at = of.pattern[k];
                double p = of.weight[k] * rate[at] / total;
                expected[at] += of.number[i] * p;
                int[] column = of.column[at];
                for (int a = 0; a < column.length; a++) {
                    int c = column[a];
                    if (seen[c] != i + 1) {
                        seen[c] = i + 1;
                        mean[c] = 0;
                        touched[many++] = c;
                    }
                    mean[c] += p * of.value[at][a];
                }
            }
            takeOffSquare(sums.information(), mean, touched, many, of.number[i]);
        }
        addPatterns(sums, expected);
        return new Sums(value, sums.gradient(), sums.information());
    }

    private static void takeOffSquare(double[][] information, double[] mean, int[] touched, int many, double number) {
        for (int a = 0; a < many; a++) {
            double scaled = number * mean[touched[a]];
            double[] row = information[touched[a]];
            for (int b = 0; b < many; b++) {
                row[touched[b]] -= scaled * mean[touched[b]];
            }
        }
    }

    private void addPatterns(Sums sums, double[] expected) {
        for (int j = 0; j < expected.length; j++) {
            int[] column = of.column[j];
            double[] value = of.value[j];
            for (int a = 0; a < column.length; a++) {
                sums.gradient()[column[a]] += (of.observed[j] - expected[j]) * value[a];
                for (int b = 0; b < column.length; b++) {
                    sums.information()[column[a]][column[b]] += expected[j] * value[a] * value[b];
                }
            }
        }
    }

    /// The gradient alone.
    double[] gradient() {
        double[] excess = of.observed.clone();
        for (int i = 0; i < of.strata(); i++) {
            double scale = of.number[i] / total(i);
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                excess[of.pattern[k]] -= scale * of.weight[k] * rate[of.pattern[k]];
            }
        }
        double[] gradient = new double[of.columns];
        for (int j = 0; j < excess.length; j++) {
            for (int a = 0; a < of.column[j].length; a++) {
                gradient[of.column[j][a]] += excess[j] * of.value[j][a];
            }
        }
        return gradient;
    }

    /// The chance of an interval among those of its stratum.
    double chance(int stratum, int interval) {
        return of.weight[interval] * rate[of.pattern[interval]] / total(stratum);
    }

    /// The gradient of one stratum.
    double[] score(int i) {
        double[] score = new double[of.columns];
        double total = total(i);
        for (int k = of.first[i]; k < of.first[i + 1]; k++) {
            int at = of.pattern[k];
            double excess = of.events[k] - of.number[i] * of.weight[k] * rate[at] / total;
            for (int a = 0; a < of.column[at].length; a++) {
                score[of.column[at][a]] += excess * of.value[at][a];
            }
        }
        return score;
    }

    double[] skew(double[][] inverse) {
        double[] skew = new double[of.columns];
        for (int i = 0; i < of.strata(); i++) {
            double total = total(i);
            double[] mean = mean(i, total);
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                int at = of.pattern[k];
                double[] apart = Arrays.stream(mean).map(each -> -each).toArray();
                for (int a = 0; a < of.column[at].length; a++) {
                    apart[of.column[at][a]] += of.value[at][a];
                }
                double share = of.number[i] * of.weight[k] * rate[at] / total * quadratic(inverse, apart);
                for (int a = 0; a < of.columns; a++) {
                    skew[a] += share * apart[a];
                }
            }
        }
        return skew;
    }

    private double[] mean(int i, double total) {
        double[] mean = new double[of.columns];
        for (int k = of.first[i]; k < of.first[i + 1]; k++) {
            int at = of.pattern[k];
            for (int a = 0; a < of.column[at].length; a++) {
                mean[of.column[at][a]] += of.weight[k] * rate[at] / total * of.value[at][a];
            }
        }
        return mean;
    }

    private static double quadratic(double[][] matrix, double[] x) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            for (int b = 0; b < x.length; b++) {
                sum += x[a] * matrix[a][b] * x[b];
            }
        }
        return sum;
    }
}
