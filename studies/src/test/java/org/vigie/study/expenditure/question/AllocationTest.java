package org.vigie.study.expenditure.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;

class AllocationTest {

    private static long[] of(long... numbers) {
        return numbers;
    }

    @Test
    void centsThatAreLeftGoToTheLargestFractionsThenToTheEarlierGroup() {
        assertArrayEquals(of(34, 33, 33), Allocation.split(100, of(1, 1, 1)));
        assertArrayEquals(of(34, 34, 33), Allocation.split(101, of(1, 1, 1)));
        assertArrayEquals(of(14, 29, 57), Allocation.split(100, of(1, 2, 4)));
        assertArrayEquals(of(-14, -29, -57), Allocation.split(-100, of(1, 2, 4)));
        assertArrayEquals(of(0, 1, 0), Allocation.split(1, of(0, 5, 5)));
        assertArrayEquals(of(0, 0), Allocation.split(0, of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> Allocation.split(1, of(0, 0)));
    }

    @Test
    void thePartsAddUpAndAreWithinACentOfTheirQuota() {
        long seed = Seed.of("allocations");
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            var weights = random.longs(1 + random.nextInt(6), 0, 50).toArray();
            weights[random.nextInt(weights.length)]++;
            long sum = LongStream.of(weights).sum();
            long amount = random.nextLong(-1_000_000, 1_000_000);
            var parts = Allocation.split(amount, weights);
            assertEquals(amount, LongStream.of(parts).sum());
            for (int part = 0; part < parts.length; part++) {
                assertTrue(Math.abs((double) amount * weights[part] / sum - parts[part]) < 1);
            }
        }
    }
}
