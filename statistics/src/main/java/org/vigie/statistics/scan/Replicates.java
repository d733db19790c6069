package org.vigie.statistics.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.vigie.statistics.random.RandomStream;

/// The highest statistic of each data set drawn without effect, and the p values they give: with R
/// replicates, a statistic's p is (1 + how many replicates reach it) / (R + 1), which is exact.
///
/// Dwass M (1957). Modified randomization tests for nonparametric hypotheses. doi
/// 10.1214/aoms/1177707045.
final class Replicates {

    private final double[] sorted;

    private Replicates(double[] sorted) {
        this.sorted = sorted;
    }

    /// Draws one data set and gives its highest statistic; used by one thread.
    interface Worker {
        double highest(RandomStream draws);
    }

    static Replicates of(ScanOptions options, Supplier<Worker> workers) {
        double[] highest = new double[options.replicates()];
        AtomicInteger next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(options.threads())) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < options.threads(); t++) {
                running.add(
                        threads.submit(() -> {
                            Worker worker = workers.get();
                            RandomStream draws = new RandomStream();
                            for (int r = next.getAndIncrement();
                                    r < highest.length;
                                    r = next.getAndIncrement()) {
                                highest[r] = worker.highest(draws.restart(options.seed(), r));
                            }
                        }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a replicate failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan was stopped", stopped);
        }
        Arrays.sort(highest);
        return new Replicates(highest);
    }

    double p(double statistic) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] >= statistic) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (1.0 + sorted.length - low) / (sorted.length + 1.0);
    }
}
