package org.vigie.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vigie.statistics.sequential.error.RateError;

/// Plans of looks that are drawn, and plain twins of what is computed of them.
final class DrawnLooks {

    private DrawnLooks() {}

    /// One of each kind, some with next to nothing between looks, some that ask for several events.
    static Looks any(Random random) {
        int fewest = 1 + random.nextInt(3);
        int size = 1 + random.nextInt(6);
        return switch (random.nextInt(6)) {
            case 0 -> new PoissonLooks(times(random, size, 3), RateError.NONE, fewest);
            case 1 -> new PoissonLooks(times(random, size, 2), error(random), fewest);
            case 2 ->
                    new ConditionalLooks(
                            1 + random.nextInt(40),
                            random.nextBoolean() ? PastEnd.AT_EVENT : PastEnd.BEFORE_NEXT,
                            times(random, size, .2),
                            fewest);
            case 3 ->
                    new ConditionalLooks(
                            1 + random.nextInt(40),
                            PastEnd.BEFORE_NEXT,
                            times(random, size, .2),
                            error(random),
                            fewest);
            case 4 ->
                    new BinomialLooks(
                            events(random, size),
                            .1 + .6 * random.nextDouble(),
                            error(random),
                            fewest);
            default ->
                    new BinomialLooks(events(random, size), .1 + .6 * random.nextDouble(), fewest);
        };
    }

    private static RateError error(Random random) {
        return new RateError(random.nextGaussian() / 5, random.nextDouble() / 3);
    }

    private static List<Double> times(Random random, int size, double scale) {
        List<Double> times = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += random.nextInt(4) == 0 ? 1e-6 : scale * random.nextDouble();
            times.add(sum);
        }
        return times;
    }

    private static List<Integer> events(Random random, int size) {
        List<Integer> events = new ArrayList<>();
        int sum = 1;
        for (int i = 0; i < size; i++) {
            sum += random.nextInt(8);
            events.add(sum);
        }
        return events;
    }

    /// The probability of a signal up to a look.
    static double spent(Looks looks, List<Integer> counts, int look) {
        return looks.performance(Bounds.ofCounts(looks, counts), 1).signals().stream()
                .limit(look + 1)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    static List<Integer> with(List<Integer> counts, int look, int count) {
        List<Integer> changed = new ArrayList<>(counts);
        changed.set(look, count);
        return changed;
    }
}
