package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How many events a case series needs, and how small an effect it can find, by the signed root of
/// the likelihood ratio.
///
/// With r the share of time at risk and ρ the relative incidence: π = rρ / (rρ + 1 − r), A = 2 (π
/// log ρ − log(rρ + 1 − r)), B = (log ρ)² π (1 − π) / A, and n = (z(α/2) + z(power) √B)² / A; with
/// age groups A and π (1 − π) are means over the group in which cases are exposed.
///
/// Musonda P, Farrington CP, Whitaker HJ (2006). Sample sizes for self-controlled case series
/// studies. doi 10.1002/sim.2477.
public final class SampleSize {

    private static final double HIGHEST_LOG = 10;
    private static final double ACCURACY = 1e-10;

    private SampleSize() {}

    /// The age groups of a population.
    ///
    /// @param days how long each is
    /// @param relative incidence relative to the first, 1 for that
    /// @param exposed the share of people exposed in each; all together 1 at most
    public record Ages(int[] days, double[] relative, double[] exposed) {

        public Ages {
            double sum = Arrays.stream(exposed).sum();
            if (days.length != relative.length
                    || days.length != exposed.length
                    || !(sum > 0 && sum <= 1 + 1e-12)) {
                throw new IllegalArgumentException(
                        "each age group needs days, an incidence and a share of exposed, which "
                                + "sum to above 0 and to 1 at most, were "
                                + sum);
            }
        }

        /// All of one age, a share of whom are exposed.
        public static Ages one(int days, double exposed) {
            return new Ages(new int[] {days}, new double[] {1}, new double[] {exposed});
        }
    }

    private static double z(double p) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
    }

    /// The events needed, exposed or not, to find a relative incidence with a two-sided test.
    ///
    /// As in R's package SCCS the normal quantiles are rounded to 4 digits.
    ///
    /// @param relativeIncidence above 0 and not 1
    /// @param riskDays days at risk, fewer than the shortest age group
    /// @param ages the population
    /// @param alpha size of the test
    /// @param power probability to find it
    public static long events(
            double relativeIncidence, int riskDays, Ages ages, double alpha, double power) {
        if (!(relativeIncidence > 0)
                || relativeIncidence == 1
                || Arrays.stream(ages.days).anyMatch(days -> riskDays >= days)
                || riskDays < 1) {
            throw new IllegalArgumentException(
                    "a sample size needs a relative incidence above 0 and not 1, and days at "
                            + "risk from 1 to below the shortest age group, were "
                            + relativeIncidence
                            + " and "
                            + riskDays);
        }
        double[] ab = ab(Math.log(relativeIncidence), riskDays, ages);
        double root = rounded(z(1 - alpha / 2)) + rounded(z(power)) * Math.sqrt(ab[1]);
        return (long) Math.ceil(root * root / ab[0]);
    }

    private static double rounded(double z) {
        return Math.rint(z * 1e4) / 1e4;
    }

    private static double[] ab(double log, int riskDays, Ages ages) {
        double rho = Math.exp(log);
        int groups = ages.days.length;
        double total =
                IntStream.range(0, groups).mapToDouble(i -> ages.relative[i] * ages.days[i]).sum();
        double unexposed = 1 - Arrays.stream(ages.exposed).sum();
        double weights = unexposed;
        double a = 0;
        double variance = 0;
        for (int i = 0; i < groups; i++) {
            double r = ages.relative[i] * riskDays / total;
            double sum = r * rho + 1 - r;
            double pi = r * rho / sum;
            double weight = ages.exposed[i] * sum;
            weights += weight;
            a += weight * 2 * (pi * log - Math.log(sum));
            variance += weight * pi * (1 - pi);
        }
        return new double[] {a / weights, log * log / a * variance};
    }

    /// The power of a two-sided test of a relative incidence e^log among events of exposed cases.
    static double power(double log, double share, double events, double alpha) {
        double rho = Math.exp(log);
        double sum = share * rho + 1 - share;
        double pi = share * rho / sum;
        double a = 2 * (pi * log - Math.log(sum));
        double b = log * log / a * pi * (1 - pi);
        return NormalDistribution.of(0, 1)
                .cumulativeProbability((Math.sqrt(events * a) - z(1 - alpha / 2)) / Math.sqrt(b));
    }

    /// The smallest relative incidence above 1 that is found with a given power: OHDSI's
    /// `computeMdrr`, method SRL1.
    ///
    /// Infinite where there is none below e^10: no event, no time at risk or no other time.
    ///
    /// @param events events of exposed cases
    /// @param share time at risk in all their time
    /// @param alpha size of the two-sided test, .05
    /// @param power .8
    public static double detectable(double events, double share, double alpha, double power) {
        if (!(share > 0 && share < 1)
                || events < 1
                || power(HIGHEST_LOG, share, events, alpha) < power) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = HIGHEST_LOG;
        while (high - low > ACCURACY) {
            double middle = (low + high) / 2;
            if (power(middle, share, events, alpha) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(high);
    }
}
