package org.vigie.report.table;

/// What the values of a column are counted or measured in.
public enum Unit {
    /// Of texts that measure nothing.
    NONE(""),
    PEOPLE("people"),
    SETS("matched sets"),
    EVENTS("events"),
    ERAS("eras"),
    PAIRS("pairs"),
    CODES("codes"),
    CLASSES("classes"),
    ENTRIES("entries"),
    LOOKS("looks"),
    DAYS("days"),
    PERSON_DAYS("person-days"),
    DATE("date"),
    YEAR("year"),
    MONTH("month, 1 to 12"),
    CENTS("hundredths of the currency"),
    CURRENCY("units of the currency"),
    RATIO("ratio"),
    LOG_RATIO("logarithm of a ratio, base e"),
    LOG2_RATIO("logarithm of a ratio, base 2"),
    LOG_LIKELIHOOD_RATIO("logarithm of a likelihood ratio, base e"),
    SHARE("share, 0 to 1"),
    PROBABILITY("probability, 0 to 1"),
    PER_100_000_PERSON_YEARS("per 100,000 person-years"),
    /// The place of a row among others, from 0.
    PLACE("place, from 0"),
    /// A number that names something.
    NUMBER("number that names"),
    /// Of columns that hold different quantities; another column of the row says which.
    OF_ROW("as the row says");

    private final String words;

    Unit(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
