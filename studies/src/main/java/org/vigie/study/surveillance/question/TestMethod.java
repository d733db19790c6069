package org.vigie.study.surveillance.question;

import java.util.Locale;

/// What is known of the number of events that the history lets expect.
public enum TestMethod {

    /// It is taken for known.
    POISSON,

    /// It comes from so many events, and is as uncertain as they make it.
    CONDITIONAL;

    /// As protocols write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
