package org.vigie.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/// The inner loops in turn in one JVM, by processor time of the thread: the ratio holds on a busy
/// machine too, where JMH's clock does not.
public final class PairedLoops {

    private static final int WARM = 20;
    private static final int ROUNDS = 60;

    private PairedLoops() {}

    public static void main(String[] arguments) throws Exception {
        var loops = new InnerLoops();
        loops.open();
        try {
            print("a person at a time", loops::people, loops::arrays);
            print("an event at a time", loops::events, loops::arrays);
        } finally {
            loops.close();
        }
    }

    private static void print(String name, LongSupplier cursor, LongSupplier arrays) {
        var ours = new double[ROUNDS];
        var plain = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            double one = milliseconds(cursor);
            double other = milliseconds(arrays);
            if (round >= 0) {
                ours[round] = one;
                plain[round] = other;
                ratios[round] = one / other;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: cursor %.2f ms, arrays %.2f ms, ratio %.2f (medians)%n",
                name,
                median(ours),
                median(plain),
                median(ratios));
    }

    private static double milliseconds(LongSupplier loop) {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        if (loop.getAsLong() == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return (threads.getCurrentThreadCpuTime() - begun) / 1e6;
    }

    private static double median(double[] numbers) {
        Arrays.sort(numbers);
        return numbers[numbers.length / 2];
    }
}
