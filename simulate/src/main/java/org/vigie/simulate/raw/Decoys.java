package org.vigie.simulate.raw;

import java.io.IOException;
import org.vigie.statistics.random.Mixing;

/// Draws decoys and counts them.
final class Decoys {

    private final long seed;
    private final long[] drawn = new long[Decoy.values().length];

    Decoys(long seed) {
        this.seed = seed;
    }

    /// Whether there is such a decoy beside an event; who asks writes it.
    ///
    /// @param event its number among the person's
    boolean draw(Decoy decoy, long person, int event) {
        long hash =
                Mixing.scramble(
                        Mixing.scramble(Mixing.scramble(seed) + person)
                                + event * 32L
                                + decoy.ordinal());
        boolean there = Math.floorMod(hash, (long) decoy.oneIn) == 0;
        if (there) {
            drawn[decoy.ordinal()]++;
        }
        return there;
    }

    /// Writes how many rows an import leaves out, rule by rule and table by table.
    void write(RowFiles files) throws IOException {
        for (var decoy : Decoy.values()) {
            if (drawn[decoy.ordinal()] > 0) {
                files.row(
                        "left-out.csv",
                        "rule table rows decoy",
                        decoy.rule,
                        decoy.table,
                        drawn[decoy.ordinal()] * decoy.rows,
                        decoy.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
            }
        }
    }
}
