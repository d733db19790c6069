package org.vigie.timeline;

/// One person's life: who they are, when they were observed, and their events in time order.
///
/// A timeline is a cursor. Whoever hands it out moves the same object from person to person, so a
/// {@link Fold} reads what it needs and keeps nothing of it. Events are numbered from 0 to
/// `size() - 1`, ordered by time; events without a time (MEDS calls them static) come first.
///
/// Days count from 1970-01-01, which is day 0. An absent number is one of the `NO_` constants or
/// `NaN`, an absent text is the empty string.
public interface Timeline {

    /// The day of an event, birth or death that has none.
    int NO_DAY = Days.NO_DAY;

    /// The time of an event that has none.
    long NO_TIME = Days.NO_TIME;

    /// A visit, provider or cost that is not recorded.
    long NONE = Long.MIN_VALUE;

    /// The person's identifier within the store.
    long person();

    /// The dictionary that {@link #code(int)} refers to.
    Codes codes();

    Sex sex();

    /// Day of birth; where only the year is known, the first day of that year.
    int birthDay();

    /// Day of death, or {@link #NO_DAY}.
    int deathDay();

    /// Where the person lives, as the source names it.
    String region();

    /// The practice or care site the person is registered with.
    String practice();

    /// The country, hospital or database the person comes from.
    String site();

    /// How many observation periods there are, of the days on which the person was observed and
    /// alive: from the day of birth to the day of death, both included. They are in time order and
    /// neither overlap nor touch: between two of them lies a day that nobody looked at.
    int periods();

    /// First day of an observation period.
    int periodStart(int period);

    /// Last day of an observation period, inclusive.
    int periodEnd(int period);

    /// How many events there are.
    int size();

    /// Microseconds since 1970-01-01 (a local time, as recorded), or {@link #NO_TIME}.
    long time(int event);

    /// The day of the event, or {@link #NO_DAY}.
    int day(int event);

    /// The event's code, an id of {@link #codes()}.
    int code(int event);

    /// The number measured or dispensed, or `NaN`.
    double value(int event);

    /// Free text or a coded value, or the empty string.
    String text(int event);

    /// The unit of {@link #value(int)}, or the empty string.
    String unit(int event);

    /// The source's table, for example `condition_occurrence`.
    String table(int event);

    /// Last day of the event, or {@link #NO_DAY} where the source has none.
    int endDay(int event);

    /// The visit the event belongs to, or {@link #NONE}.
    long visit(int event);

    /// Who recorded or performed it, or {@link #NONE}.
    long provider(int event);

    /// What was paid, in hundredths of the currency, or {@link #NONE}.
    long cost(int event);

    /// The code as the source wrote it, or the empty string.
    String source(int event);

    /// The codes of all events at once, for questions that look at every one.
    ///
    /// @param into at least `size()` long
    default void codes(int[] into) {
        for (int event = 0; event < size(); event++) {
            into[event] = code(event);
        }
    }

    /// The days of all events at once.
    ///
    /// @param into at least `size()` long
    default void days(int[] into) {
        for (int event = 0; event < size(); event++) {
            into[event] = day(event);
        }
    }

    /// The tables of all events at once; equal ones are mostly the same object.
    ///
    /// @param into at least `size()` long
    default void tables(String[] into) {
        for (int event = 0; event < size(); event++) {
            into[event] = table(event);
        }
    }

    /// A concept or identifier of an event, or {@link #NONE}.
    default long concept(Attribute attribute, int event) {
        return NONE;
    }

    /// A number of an event, or `NaN`.
    default double number(Attribute attribute, int event) {
        return Double.NaN;
    }

    /// A text of an event, or the empty string.
    default String words(Attribute attribute, int event) {
        return "";
    }

    /// OMOP's concept of the person's gender, or {@link #NONE}.
    default long gender() {
        return sex().concept().orElse(NONE);
    }

    /// OMOP's concept of the person's race, or {@link #NONE}.
    default long race() {
        return NONE;
    }

    /// OMOP's concept of the person's ethnicity, or {@link #NONE}.
    default long ethnicity() {
        return NONE;
    }

    /// How many observation periods the source wrote down. One may begin the day after another
    /// ends, before birth, and end after death. Only what must do as another program does, such as
    /// definitions of cohorts, asks for them.
    default int recordedPeriods() {
        return periods();
    }

    /// First day of a recorded period.
    default int recordedStart(int period) {
        return periodStart(period);
    }

    /// Last day of a recorded period, inclusive.
    default int recordedEnd(int period) {
        return periodEnd(period);
    }

    /// OMOP's concept of how a recorded period is known, or {@link #NONE}.
    default long recordedType(int period) {
        return NONE;
    }

    /// The identifier of a recorded period in its table, or {@link #NONE}.
    default long recordedId(int period) {
        return NONE;
    }

    /// Whether the source wrote no end of a recorded period, so that the last day of it is the last
    /// of which anything is known.
    default boolean recordedOpen(int period) {
        return false;
    }

    /// The recorded period that holds a day, or -1.
    default int recordedAt(int day) {
        for (int p = 0; p < recordedPeriods(); p++) {
            if (day >= recordedStart(p) && day <= recordedEnd(p)) {
                return p;
            }
        }
        return -1;
    }

    /// The observation period that holds a day, or -1.
    default int periodAt(int day) {
        for (int p = 0; p < periods(); p++) {
            if (day >= periodStart(p) && day <= periodEnd(p)) {
                return p;
            }
        }
        return -1;
    }

    /// The first event on or after a day, or `size()`; events without a time are before any day.
    default int firstOnOrAfter(int day) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (day(middle) < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The calendar year of birth, or {@link #NO_DAY} where it is not known.
    default int birthYear() {
        return birthDay() == NO_DAY ? NO_DAY : Days.year(birthDay());
    }
}
