package org.vigie.statistics.selfcontrolled.likelihood;

/// The strata under given coefficients: the probability of each interval, and the sums made of
/// them.
///
/// The value is 0 where every rate is the same. Rates are relative to the highest, so that none is
/// infinite.
public final class StratumProbabilities {

    /// The log-likelihood and its gradient.
    public record Slope(double value, double[] gradient) {}

    private final PackedStrata of;
    private final double[] eta;
    private final double[] rate;
    private final double highest;

    public StratumProbabilities(PackedStrata of, double[] beta) {
        this.of = of;
        eta = of.predictors(beta);
        highest = highest(eta);
        rate = new double[eta.length];
        for (int j = 0; j < rate.length; j++) {
            rate[j] = Math.exp(eta[j] - highest);
        }
    }

    private static double highest(double[] eta) {
        if (eta.length == 0) {
            return 0;
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (double each : eta) {
            highest = Math.max(highest, each);
        }
        return highest;
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

    /// The mean of the covariates over the days of one stratum after another: only the columns that
    /// its intervals touch are looked at, however many there are.
    private final class Mean {
        final double[] value = new double[of.columns];
        final int[] touched = new int[of.columns];
        int many;
        private final int[] seen = new int[of.columns];

        void take(int i, double total) {
            many = 0;
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                int at = of.pattern[k];
                double p = of.weight[k] * rate[at] / total;
                int[] column = of.column[at];
                for (int a = 0; a < column.length; a++) {
                    touch(column[a], i);
                    value[column[a]] += p * of.value[at][a];
                }
            }
        }

        private void touch(int column, int i) {
            if (seen[column] != i + 1) {
                seen[column] = i + 1;
                value[column] = 0;
                touched[many++] = column;
            }
        }
    }

    /// Expected events add up by pattern; squared means are taken off stratum by stratum.
    ScoreAndInformation sums() {
        ScoreAndInformation sums = ScoreAndInformation.zero(of.columns);
        double[] expected = new double[eta.length];
        Mean mean = new Mean();
        double value = observedPart();
        for (int i = 0; i < of.strata(); i++) {
            double total = total(i);
            value -= of.number[i] * Math.log(total / of.total[i]);
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                expected[of.pattern[k]] +=
                        of.number[i] * of.weight[k] * rate[of.pattern[k]] / total;
            }
            mean.take(i, total);
            takeOffSquare(sums.information(), mean, of.number[i]);
        }
        addPatterns(sums, expected);
        return new ScoreAndInformation(value, sums.gradient(), sums.information());
    }

    private static void takeOffSquare(double[][] information, Mean mean, double number) {
        for (int a = 0; a < mean.many; a++) {
            double scaled = number * mean.value[mean.touched[a]];
            double[] row = information[mean.touched[a]];
            for (int b = 0; b < mean.many; b++) {
                row[mean.touched[b]] -= scaled * mean.value[mean.touched[b]];
            }
        }
    }

    private void addPatterns(ScoreAndInformation sums, double[] expected) {
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

    /// Value and gradient together.
    Slope slope() {
        double value = observedPart();
        double[] excess = of.observed.clone();
        for (int i = 0; i < of.strata(); i++) {
            double total = total(i);
            value -= of.number[i] * Math.log(total / of.total[i]);
            double scale = of.number[i] / total;
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                excess[of.pattern[k]] -= scale * of.weight[k] * rate[of.pattern[k]];
            }
        }
        return new Slope(value, weighed(excess));
    }

    /// Σ over patterns of a number times the values of the columns.
    private double[] weighed(double[] numbers) {
        double[] sum = new double[of.columns];
        for (int j = 0; j < numbers.length; j++) {
            for (int a = 0; a < of.column[j].length; a++) {
                sum[of.column[j][a]] += numbers[j] * of.value[j][a];
            }
        }
        return sum;
    }

    /// The probability of an interval among those of its stratum.
    public double probability(int stratum, int interval) {
        return of.weight[interval] * rate[of.pattern[interval]] / total(stratum);
    }

    /// The gradient of one stratum.
    public double[] score(int i) {
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

    /// Σ n p h (x − m), with h = x'Cx − 2 x'Cm + m'Cm: x'Cx is the pattern's, Cm the stratum's, so
    /// that an interval costs no more than it has columns.
    double[] skew(double[][] inverse) {
        double[] square = squares(inverse);
        double[] shares = new double[eta.length];
        double[] skew = new double[of.columns];
        double[] turned = new double[of.columns];
        Mean mean = new Mean();
        for (int i = 0; i < of.strata(); i++) {
            double total = total(i);
            mean.take(i, total);
            double middle = turn(inverse, mean, turned);
            double all = 0;
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                int at = of.pattern[k];
                double h = square[at] + middle - 2 * along(at, turned);
                double share = of.number[i] * of.weight[k] * rate[at] / total * h;
                shares[at] += share;
                all += share;
            }
            for (int a = 0; a < mean.many; a++) {
                skew[mean.touched[a]] -= all * mean.value[mean.touched[a]];
            }
        }
        double[] patterns = weighed(shares);
        for (int a = 0; a < skew.length; a++) {
            skew[a] += patterns[a];
        }
        return skew;
    }

    /// x'Cx of each pattern.
    private double[] squares(double[][] matrix) {
        double[] square = new double[eta.length];
        for (int j = 0; j < square.length; j++) {
            for (int a = 0; a < of.column[j].length; a++) {
                for (int b = 0; b < of.column[j].length; b++) {
                    square[j] +=
                            of.value[j][a]
                                    * matrix[of.column[j][a]][of.column[j][b]]
                                    * of.value[j][b];
                }
            }
        }
        return square;
    }

    /// Fills Cm where the stratum needs it, and returns m'Cm.
    private static double turn(double[][] matrix, Mean mean, double[] turned) {
        double middle = 0;
        for (int a = 0; a < mean.many; a++) {
            double sum = 0;
            for (int b = 0; b < mean.many; b++) {
                sum += matrix[mean.touched[a]][mean.touched[b]] * mean.value[mean.touched[b]];
            }
            turned[mean.touched[a]] = sum;
            middle += sum * mean.value[mean.touched[a]];
        }
        return middle;
    }

    private double along(int pattern, double[] direction) {
        double sum = 0;
        for (int a = 0; a < of.column[pattern].length; a++) {
            sum += of.value[pattern][a] * direction[of.column[pattern][a]];
        }
        return sum;
    }
}
