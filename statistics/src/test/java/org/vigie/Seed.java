package org.vigie;

/// The seed of what a test draws. It is the same at every build, so that the same code is always
/// judged alike; `-Dvigie.seed=new` draws another one, and `-Dvigie.seed=N` the one that was
/// printed.
public final class Seed {

    private Seed() {}

    public static long of(String what) {
        var asked = System.getProperty("vigie.seed", "");
        long seed =
                switch (asked) {
                    case "" -> what.hashCode();
                    case "new" -> System.nanoTime();
                    default -> Long.parseLong(asked);
                };
        System.out.println("seed of " + what + ": -Dvigie.seed=" + seed);
        return seed;
    }
}
