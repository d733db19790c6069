package org.vigie.study.signal;

import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.question.Target;

/// How an exposure, an outcome and a pair of them are called on a page.
public final class PairNames {

    private PairNames() {}

    /// Its name, or its id where it has none.
    static String name(Target target) {
        return target.name().isBlank() ? target.id() : target.name();
    }

    /// `Metformin (ATC/A10BA02)`, or the id alone.
    public static String full(Target target) {
        return target.name().isBlank() ? target.id() : target.name() + " (" + target.id() + ")";
    }

    /// Both on a line each, for axes and heads.
    static String twoLines(Signal signal) {
        return name(signal.exposure()) + "\n→ " + name(signal.outcome());
    }
}
