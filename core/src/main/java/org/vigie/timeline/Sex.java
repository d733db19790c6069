package org.vigie.timeline;

import java.util.OptionalLong;

/// A person's sex as recorded.
public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN;

    /// OMOP's concept.
    public OptionalLong concept() {
        return switch (this) {
            case FEMALE -> OptionalLong.of(8532);
            case MALE -> OptionalLong.of(8507);
            case UNKNOWN -> OptionalLong.empty();
        };
    }

    /// `F`, `M` or the empty string, as written in `people.parquet`.
    public String letter() {
        return switch (this) {
            case FEMALE -> "F";
            case MALE -> "M";
            case UNKNOWN -> "";
        };
    }

    /// The sex a letter stands for; anything but `F` and `M` is unknown.
    public static Sex ofLetter(String letter) {
        return switch (letter) {
            case "F" -> FEMALE;
            case "M" -> MALE;
            default -> UNKNOWN;
        };
    }
}
