package org.vigie.statistics.selfcontrolled;

/// A flag and what it is about: a column, or the series as a whole.
///
/// @param flag why
/// @param about the name of the column, or "the series"
public record Flagged(Flag flag, String about) {

    /// About all of it.
    public static final String SERIES = "the series";

    /// One line in plain English.
    public String reason() {
        return about + ": " + flag.reason();
    }
}
