package org.vigie;

import org.junit.jupiter.api.Assumptions;

/// Cases that `./dev slow` tries in addition to those of every build.
public final class Slow {

    private Slow() {}

    /// Skips what is not of every build, unless the slow tests were asked for.
    public static void unless(boolean isOfEveryBuild) {
        Assumptions.assumeTrue(
                isOfEveryBuild || Boolean.getBoolean("vigie.slow"), "run by ./dev slow");
    }
}
