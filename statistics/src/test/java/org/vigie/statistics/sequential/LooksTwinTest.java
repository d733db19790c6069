package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.sequential.error.RateError;

/// The probabilities of counts at looks, by the sum over every course without a signal. The
/// probability of a course is what all its steps have in common, times a mean over the rate that
/// depends on the last count alone.
class LooksTwinTest {

    @Test
    void levelAndPowerAreSumsOverCourses() {
        Random random = new Random(Seed.of("LooksTwinTest"));
        Set<Class<?>> seen = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            Looks looks = DrawnLooks.any(random);
            seen.add(looks.getClass());
            List<Integer> bounds = new ArrayList<>();
            for (int look = 0; look < looks.size(); look++) {
                bounds.add(1 + (int) looks.expected(look) + random.nextInt(6));
            }
            double ratio = random.nextInt(3) == 0 ? 1 : .4 + 2 * random.nextDouble();
            double[] means = IntStream.range(0, 60).mapToDouble(overRate(looks, ratio)).toArray();
            double quiet = courses(looks, ratio, bounds, 0, 0, 0, means);
            Performance found = looks.performance(Bounds.ofCounts(looks, bounds), ratio);
            assertEquals(1 - quiet, found.power(), 1e-10, looks + " " + bounds + " " + ratio);
        }
        assertEquals(3, seen.size());
    }

    /// Bounds by trying every value that the statistic takes, from the highest down.
    @Test
    void flatBoundsAreThoseOfTheLeastValue() {
        Random random = new Random(Seed.of("LooksTwinTest flat"));
        for (int i = 0; i < 30; i++) {
            Looks looks = DrawnLooks.any(random);
            double alpha = .02 + .3 * random.nextDouble();
            List<Double> values = values(looks);
            int at = values.size();
            while (at > 0 && Bounds.at(looks, values.get(at - 1)).level() <= alpha) {
                at--;
            }
            if (at == values.size()) {
                continue;
            }
            Bounds found = Bounds.flat(looks, alpha);
            assertEquals(values.get(at), found.critical().getFirst(), 1e-9, looks + " " + alpha);
            assertTrue(found.level() <= alpha);
        }
    }

    private static List<Double> values(Looks looks) {
        List<Double> values = new ArrayList<>();
        for (int look = 0; look < looks.size(); look++) {
            int most = (int) Math.min(looks.most(look), 30 + 4 * looks.expected(look));
            for (int count = looks.fewest(); count <= most; count++) {
                values.add(looks.statistic(look, count));
            }
        }
        values.removeIf(each -> each < 1e-9);
        values.sort(null);
        List<Double> distinct = new ArrayList<>();
        for (double value : values) {
            if (distinct.isEmpty() || value - distinct.getLast() > 2e-10) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    private static double courses(
            Looks looks,
            double ratio,
            List<Integer> bounds,
            int look,
            int count,
            double log,
            double[] means) {
        if (look == looks.size()) {
            return Math.exp(log) * means[count];
        }
        double sum = 0;
        long end = Math.min(bounds.get(look), looks.most(look) + 1L);
        for (int next = count; next < end; next++) {
            double step = step(looks, ratio, look, next - count);
            if (step > Double.NEGATIVE_INFINITY) {
                sum += courses(looks, ratio, bounds, look + 1, next, log + step, means);
            }
        }
        return sum;
    }

    /// ln of Δ^x / x!, or of the number of ways to choose x of n.
    private static double step(Looks looks, double ratio, int look, int more) {
        double before = look == 0 ? 0 : looks.information(look - 1);
        double width = looks.information(look) - before;
        if (looks instanceof BinomialLooks) {
            return more > width
                    ? Double.NEGATIVE_INFINITY
                    : Gamma.logGamma(width + 1)
                            - Gamma.logGamma(more + 1)
                            - Gamma.logGamma(width - more + 1);
        }
        return (more == 0 ? 0 : more * Math.log(width * ratio)) - Gamma.logGamma(more + 1);
    }

    private static IntToDoubleFunction overRate(Looks looks, double ratio) {
        double end = looks.information(looks.size() - 1) * ratio;
        return switch (looks) {
            case PoissonLooks poisson ->
                    count -> overError(poisson.error(), log -> count * log - end * Math.exp(log));
            case ConditionalLooks past ->
                    count -> {
                        double a = past.end() == PastEnd.AT_EVENT ? past.past() : past.past() + 1;
                        double gammas = Gamma.logGamma(a + count) - Gamma.logGamma(a);
                        return overError(
                                past.error(),
                                log ->
                                        gammas
                                                + count * log
                                                - (a + count) * Math.log1p(end * Math.exp(log)));
                    };
            case BinomialLooks binomial ->
                    count -> {
                        double odds = ratio * binomial.probability() / (1 - binomial.probability());
                        int events = binomial.events().getLast();
                        return overError(
                                binomial.error(),
                                log ->
                                        count * (Math.log(odds) + log)
                                                - events * Math.log1p(odds * Math.exp(log)));
                    };
        };
    }

    /// The mean of e^f over a normal logarithm of a ratio, by Simpson's rule.
    private static double overError(RateError error, DoubleUnaryOperator f) {
        if (error.sd() == 0) {
            return Math.exp(f.applyAsDouble(error.mean()));
        }
        int steps = 1000;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double z = -9 + 18.0 * i / steps;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(f.applyAsDouble(error.mean() + error.sd() * z) - z * z / 2);
        }
        return sum * 18 / steps / 3 / Math.sqrt(2 * Math.PI);
    }
}
