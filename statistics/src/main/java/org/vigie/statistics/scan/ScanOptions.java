package org.vigie.statistics.scan;

/// How a scan finds its p values.
///
/// @param replicates R, data sets drawn without effect, 999 or 9999 as a rule
/// @param seed the same seed gives the same p values, whatever the threads
/// @param threads how many work at once
/// @param fewest branches with fewer cases are not looked at, here and in replicates; at least 1
public record ScanOptions(int replicates, long seed, int threads, int fewest) {

    public ScanOptions {
        if (replicates < 1 || threads < 1 || fewest < 1) {
            throw new IllegalArgumentException(
                    "a scan needs 1 or more replicates, threads and cases, was %d, %d, %d"
                            .formatted(replicates, threads, fewest));
        }
    }

    /// 999 replicates on all cores, every branch with a case.
    public static ScanOptions ofSeed(long seed) {
        return new ScanOptions(999, seed, Runtime.getRuntime().availableProcessors(), 1);
    }
}
