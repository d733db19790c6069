package org.vigie.study.druguse;

/// What is told of new users, each from their first new use in the study on: how many had which
/// value.
public enum DrugUseMeasure {
    /// Days of the first era, as far as it was followed.
    DURATION("days of the first era of use"),
    /// Days with a supply in the first 365 days, of those followed throughout.
    SUPPLIES("days with a supply in the first 365 days"),
    /// Days covered by a supply in the first 365 days, of those followed throughout whose supplies
    /// all say how long they last.
    COVERED("days covered in the first 365 days"),
    /// Days from one day with a supply to the next in the first era; a person can have several.
    BETWEEN("days from one supply to the next"),
    /// Eras of use until the person was no longer followed.
    ERAS("eras of use"),
    /// Days of the first era of those who stopped.
    STOPPED("days to the end of use"),
    /// Days of those of whom it is not known, as far as an end would have been seen: without the
    /// gap and one day more at the end of what was followed; 0 where no more was.
    NOT_STOPPED("days on which an end of use would have been seen"),
    /// Days from the end of use to the next, of those who began again.
    RESTARTED("days without use until it began again"),
    /// Days followed without, of those who did not.
    NOT_RESTARTED("days followed without use");

    private final String words;

    DrugUseMeasure(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
