package org.vigie.statistics.selfcontrolled.likelihood;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;

/// The likelihood of many cases, their intervals packed.
public final class CaseStrata extends PackedStrata implements CaseLikelihood {

    /// A direction may be crossed by this share of its extent: rounding.
    private static final double TOLERANCE = 1e-6;

    private CaseStrata(PackedStrata strata) {
        super(strata);
    }

    /// The strata that were put together.
    public static CaseStrata of(StrataBuilder builder) {
        return new CaseStrata(builder.pack());
    }

    /// The strata of a tally.
    public static CaseStrata of(CaseTally tally, CaseDesign design) {
        double[][] cells = design.rows();
        StrataBuilder builder = new StrataBuilder(design.names().size());
        Map<IntBuffer, Integer> patterns = new HashMap<>();
        for (CaseTally.Row row : tally.rows()) {
            for (CaseTally.Spell spell : row.spells()) {
                int pattern =
                        patterns.computeIfAbsent(
                                IntBuffer.wrap(spell.cells()),
                                _ -> builder.pattern(sum(cells, spell.cells(), builder.columns)));
                builder.interval(pattern, spell.days(), (double) spell.events());
            }
            builder.endStratum();
        }
        return of(builder);
    }

    public static double[] sum(double[][] rows, int[] cells, int columns) {
        double[] sum = new double[columns];
        for (int cell : cells) {
            for (int a = 0; a < columns; a++) {
                sum[a] += rows[cell][a];
            }
        }
        return sum;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public double events() {
        return allEvents;
    }

    /// The same strata with other weights or events, interval by interval; as many, and events in
    /// each stratum.
    public CaseStrata with(double[] otherWeight, double[] otherEvents) {
        return new CaseStrata(
                new PackedStrata(columns, column, value, first, pattern, otherWeight, otherEvents));
    }

    /// Some of the strata.
    public CaseStrata only(int[] chosen) {
        int[] from = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            from[i + 1] = from[i] + first[chosen[i] + 1] - first[chosen[i]];
        }
        int[] intervals =
                IntStream.of(chosen)
                        .flatMap(i -> IntStream.range(first[i], first[i + 1]))
                        .toArray();
        return new CaseStrata(
                new PackedStrata(
                        columns,
                        column,
                        value,
                        from,
                        IntStream.of(intervals).map(k -> pattern[k]).toArray(),
                        IntStream.of(intervals).mapToDouble(k -> weight[k]).toArray(),
                        IntStream.of(intervals).mapToDouble(k -> events[k]).toArray()));
    }

    /// The same cases without the intervals of some patterns.
    public CaseStrata without(boolean[] dropped) {
        StrataBuilder builder = new StrataBuilder(columns);
        int[] number = new int[column.length];
        for (int j = 0; j < number.length; j++) {
            number[j] = dropped[j] ? -1 : builder.pattern(column[j], value[j]);
        }
        for (int i = 0; i < strata(); i++) {
            for (int k = first[i]; k < first[i + 1]; k++) {
                if (number[pattern[k]] >= 0) {
                    builder.interval(number[pattern[k]], weight[k], events[k]);
                }
            }
            builder.endStratum();
        }
        return of(builder);
    }

    @Override
    public ScoreAndInformation at(double[] beta) {
        return new StratumProbabilities(this, beta).sums();
    }

    /// The log-likelihood alone.
    public double valueAt(double[] beta) {
        return new StratumProbabilities(this, beta).value();
    }

    /// The log-likelihood and its gradient, without the information.
    public StratumProbabilities.Slope slopeAt(double[] beta) {
        return new StratumProbabilities(this, beta).slope();
    }

    /// The same cases with events drawn anew, as many in each, where the coefficients make them
    /// likely.
    public CaseStrata drawn(double[] beta, RandomGenerator random) {
        StratumProbabilities probabilities = new StratumProbabilities(this, beta);
        double[] drawn = new double[events.length];
        for (int i = 0; i < strata(); i++) {
            for (int n = 0; n < number[i]; n++) {
                double left = random.nextDouble();
                int k = first[i];
                for (left -= probabilities.probability(i, k);
                        left > 0 && k < first[i + 1] - 1;
                        left -= probabilities.probability(i, k)) {
                    k++;
                }
                drawn[k]++;
            }
        }
        return with(weight, drawn);
    }

    /// The same cases with columns joined: `to[a]` is the column that column a becomes part of, or
    /// −1 if its coefficient is 0.
    public CaseStrata joined(int[] to, int joinedColumns) {
        StrataBuilder builder = new StrataBuilder(joinedColumns);
        int[] number = new int[column.length];
        for (int j = 0; j < number.length; j++) {
            double[] values = new double[joinedColumns];
            for (int a = 0; a < column[j].length; a++) {
                if (to[column[j][a]] >= 0) {
                    values[to[column[j][a]]] += value[j][a];
                }
            }
            number[j] = builder.pattern(values);
        }
        for (int i = 0; i < strata(); i++) {
            for (int k = first[i]; k < first[i + 1]; k++) {
                builder.interval(number[pattern[k]], weight[k], events[k]);
            }
            builder.endStratum();
        }
        return of(builder);
    }

    /// Half the greatest distance between two rows of covariates, squared, in the mean over events:
    /// no second derivative of −log-likelihood / events is greater.
    public double steepest() {
        double sum = 0;
        for (int i = 0; i < strata(); i++) {
            double widest = 0;
            for (int k = first[i]; k < first[i + 1]; k++) {
                for (int j = first[i]; j < k; j++) {
                    widest = Math.max(widest, squaredDistance(pattern[k], pattern[j]));
                }
            }
            sum += number[i] * widest / 4;
        }
        return sum / events();
    }

    private double squaredDistance(int one, int other) {
        double sum = 0;
        int b = 0;
        for (int a = 0; a < column[one].length; a++) {
            for (; b < column[other].length && column[other][b] < column[one][a]; b++) {
                sum += value[other][b] * value[other][b];
            }
            boolean both = b < column[other].length && column[other][b] == column[one][a];
            double apart = value[one][a] - (both ? value[other][b++] : 0);
            sum += apart * apart;
        }
        for (; b < column[other].length; b++) {
            sum += value[other][b] * value[other][b];
        }
        return sum;
    }

    @Override
    public double[] skew(double[] beta, double[][] inverse) {
        return new StratumProbabilities(this, beta).skew(inverse);
    }

    @Override
    public boolean separatedAlong(double[] direction) {
        double[] along = predictors(direction);
        double widest = 0;
        double worst = 0;
        for (int i = 0; i < strata(); i++) {
            double high = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            double lowestEvent = Double.POSITIVE_INFINITY;
            for (int k = first[i]; k < first[i + 1]; k++) {
                high = Math.max(high, along[pattern[k]]);
                low = Math.min(low, along[pattern[k]]);
                lowestEvent =
                        events[k] > 0 ? Math.min(lowestEvent, along[pattern[k]]) : lowestEvent;
            }
            widest = Math.max(widest, high - low);
            worst = Math.max(worst, high - lowestEvent);
        }
        return worst <= TOLERANCE * widest;
    }

    @Override
    public Support support(int asked) {
        double under = 0;
        double time = 0;
        for (int k = 0; k < pattern.length; k++) {
            if (Arrays.binarySearch(column[pattern[k]], asked) >= 0) {
                under += events[k];
                time += weight[k];
            }
        }
        return new Support(under, time);
    }
}
