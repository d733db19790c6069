package org.vigie.timeline;

/// A person's sex as recorded.
public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN;

    /// OMOP's concept, or {@link Timeline#NONE}.
    public long concept() {
        return switch (this) {
            case FEMALE -> 8532;
            case MALE -> 8507;
            case UNKNOWN -> Timeline.NONE;
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
