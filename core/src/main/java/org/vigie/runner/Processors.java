package org.vigie.runner;

/// How many threads compute at once in this process: one for each processor of the machine, unless
/// another number is asked for. Answers do not depend on it.
public final class Processors {

    /// More threads than this are never of use.
    public static final int MOST = 1024;

    private static final int ALL = 0;

    private static volatile int asked = ALL;

    private Processors() {}

    /// Threads to compute with, at least 1.
    public static int count() {
        return limited() ? asked : Runtime.getRuntime().availableProcessors();
    }

    /// Whether a number was asked for.
    public static boolean limited() {
        return asked != ALL;
    }

    /// Asks for a number of threads.
    ///
    /// @param threads from 1 to {@link #MOST}
    public static void use(int threads) {
        if (threads < 1 || threads > MOST) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        asked = threads;
    }

    /// One thread for each processor again.
    public static void useAll() {
        asked = ALL;
    }
}
