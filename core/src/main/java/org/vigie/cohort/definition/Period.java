package org.vigie.cohort.definition;

import java.util.OptionalInt;

/// Days from one date to another, both inclusive; either may be open. Days count from 1970-01-01.
public record Period(OptionalInt start, OptionalInt end) {

    /// Every day.
    public static final Period ALWAYS = new Period(OptionalInt.empty(), OptionalInt.empty());
}
