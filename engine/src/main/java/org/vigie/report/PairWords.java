package org.vigie.report;

import org.vigie.study.signal.Signal;
import org.vigie.study.signal.Watched;

/// How an exposure, an outcome and a pair of them are called on a page.
public final class PairWords {

    private PairWords() {
    }

    /// Its name, or its id where it has none.
    static String name(Watched watched) {
        return watched.name().isBlank() ? watched.id() : watched.name();
    }

    /// `Metformin (ATC/A10BA02)`, or the id alone.
    public static String full(Watched watched) {
        return watched.name().isBlank() ? watched.id() : watched.name() + " (" + watched.id() + ")";
    }

    /// Both on a line each, for axes and heads.
    static String twoLines(Signal signal) {
        return name(signal.exposure()) + "\n→ " + name(signal.outcome());
    }
}
