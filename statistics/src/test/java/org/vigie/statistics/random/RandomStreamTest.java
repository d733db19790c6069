package org.vigie.statistics.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntSupplier;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static final int MANY = 200_000;
    private static final double[] WEIGHTS = {0, 1, 2, 3, 0.5, 13.5};
    private final RandomStream draws = new RandomStream().restart(7, 1, 1);

    @Test
    void numbersHaveTheMomentsTheyShould() {
        moments(1, 1, DoubleStream.generate(draws::exponential));
        moments(1, 0.5, DoubleStream.generate(draws::gammaOfShapeTwo));
        moments(0, 1, DoubleStream.generate(draws::normal));
        moments(0.5, 1.0 / 12, DoubleStream.generate(draws::uniform));
        moments(4.5, 99.0 / 12, DoubleStream.generate(() -> draws.below(10)));
    }

    private static void moments(double mean, double variance, DoubleStream numbers) {
        var drawn = numbers.limit(MANY).toArray();
        double found = DoubleStream.of(drawn).average().orElseThrow();
        double spread =
                DoubleStream.of(drawn).map(x -> (x - found) * (x - found)).average().orElseThrow();
        assertEquals(mean, found, 5 * Math.sqrt(variance / MANY));
        assertEquals(variance, spread, 0.05 * variance);
    }

    @Test
    void anAliasTableDrawsByWeight() {
        var table = new AliasTable(WEIGHTS);
        byWeight(() -> table.draw(draws));
        byWeight(() -> table.drawWithTwo(draws));
    }

    private static void byWeight(IntSupplier drawing) {
        var counts = new int[WEIGHTS.length];
        for (int i = 0; i < MANY; i++) {
            counts[drawing.getAsInt()]++;
        }
        assertEquals(0, counts[0]);
        double square = 0;
        for (int thing = 1; thing <= 5; thing++) {
            double expected = MANY * WEIGHTS[thing] / 20;
            square += (counts[thing] - expected) * (counts[thing] - expected) / expected;
        }
        assertTrue(
                ChiSquaredDistribution.of(4).survivalProbability(square) > 1e-3,
                "chi square " + square);
    }

    /// The reference generator started from 0.
    @Test
    void theGeneratorIsSplitMix64() {
        assertEquals(0xE220A8397B1DCDAFL, Mixing.scramble(0));
        assertEquals(0x6E789E6AA1B965F4L, Mixing.scramble(0x9E3779B97F4A7C15L));
    }

    /// The reference's `fmix64`, worked out with Python's whole numbers.
    @Test
    void murmurIsTheFinaliserOfMurmurHash3() {
        assertEquals(0xB456BCFC34C2CB2CL, Mixing.murmur(1));
        assertEquals(0, Mixing.murmur(0));
    }
}
