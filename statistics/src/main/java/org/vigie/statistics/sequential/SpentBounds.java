package org.vigie.statistics.sequential;

/// Bounds that spend the level as surveillance goes on.
final class SpentBounds {

    /// What is left out of a tail, as a share of what may be spent.
    private static final double NEGLIGIBLE = 1e-12;

    private static final int LARGEST = 1 << 24;

    private SpentBounds() {}

    static Bounds of(Looks looks, double alpha, double rho, double end) {
        Bounds.checkLevel(alpha);
        if (!(rho > 0) || Double.isInfinite(rho)) {
            throw new IllegalArgumentException(
                    "the power by which a level is spent is above 0, was " + rho);
        }
        double last = looks.information(looks.size() - 1);
        if (!(end >= last) || Double.isInfinite(end)) {
            throw new IllegalArgumentException(
                    "surveillance ends at or after its last look, at %s, was %s"
                            .formatted(last, end));
        }
        int[] counts = new int[looks.size()];
        Course course = Course.of(looks, 1);
        double spent = 0;
        for (int i = 0; i < counts.length; i++) {
            double room = alpha * Math.pow(looks.information(i) / end, rho) - spent;
            Tail tail = tail(course, looks, i, room);
            counts[i] = tail.count();
            spent += tail.probability();
            course.pass(counts[i]);
        }
        return Bounds.own(looks, counts);
    }

    private record Tail(int count, double probability) {}

    /// The least count that is reached with no more than a probability; sums from the far end lose
    /// no digits.
    private static Tail tail(Course course, Looks looks, int look, double room) {
        int most = looks.most(look);
        int size =
                (int)
                        Math.min(
                                most + 1L,
                                2L * looks.fewest()
                                        + 2 * (long) Math.ceil(looks.expected(look))
                                        + 16);
        double[] probabilities = course.coming(size);
        while (size <= most && probabilities[size - 1] > Math.max(0, room) * NEGLIGIBLE) {
            if (size > LARGEST) {
                throw new IllegalArgumentException(
                        "no bound at look %d has a probability of %s".formatted(look + 1, room));
            }
            size = (int) Math.min(most + 1L, 2L * size);
            probabilities = course.coming(size);
        }
        double sum = 0;
        int count = size;
        while (count > looks.fewest() && sum + probabilities[count - 1] <= room) {
            count--;
            sum += probabilities[count];
        }
        return new Tail(Math.max(count, looks.fewest()), sum);
    }
}
