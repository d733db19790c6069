package org.vigie.study.surveillance.question;

import java.util.Locale;

/// Where the number of events that is expected comes from, and how well it is known.
public enum TestMethod {

    /// It is taken for known.
    POISSON,

    /// It comes from so many events, and is as uncertain as they make it.
    CONDITIONAL,

    /// Nothing is expected of a history: a comparison window of the same people says it.
    BINOMIAL;

    /// As protocols write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
