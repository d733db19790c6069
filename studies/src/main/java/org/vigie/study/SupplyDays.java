package org.vigie.study;

import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// How long a record of a drug lasts, as far as the source says.
public final class SupplyDays {

    /// Most days of supply that are taken for what a record says: ten years.
    public static final int LONGEST = 3_653;

    private SupplyDays() {}

    /// Whether a record ends before it starts: of such a record neither day can be trusted, and it
    /// is no use of the drug.
    public static boolean endsBeforeItStarts(Timeline person, int event) {
        int end = person.endDay(event);
        return end != Timeline.NO_DAY && end < person.day(event);
    }

    /// The last day, both ends included: by days of supply, else the day on which the record ends.
    /// An end on the day itself says nothing, because sources write it where they know none.
    ///
    /// @return {@link Timeline#NO_DAY} where the source does not say
    public static int last(Timeline person, int event) {
        int day = person.day(event);
        double days = person.number(Attribute.DAYS_SUPPLY, event);
        if (days >= 1 && days <= LONGEST) {
            return day + (int) days - 1;
        }
        int end = person.endDay(event);
        return end != Timeline.NO_DAY && end > day ? end : Timeline.NO_DAY;
    }
}
