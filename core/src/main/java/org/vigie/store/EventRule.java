package org.vigie.store;

import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// What may be odd about a dated event beside who it is of. Such events are kept: it is the
/// question that decides what to do with them.
public enum EventRule {
    BEFORE_BIRTH("event-before-birth", EventRule.INSIDE),
    AFTER_DEATH("event-after-death", EventRule.INSIDE),
    OUTSIDE("event-outside-observation", EventRule.INSIDE),
    END_BEFORE_START("end-before-start", "kept as recorded"),
    FUTURE("event-in-future", "kept as recorded: after today");

    private static final String INSIDE =
            "kept; studies count only events inside observation periods";

    private final String label;
    private final String effect;

    EventRule(String label, String effect) {
        this.label = label;
        this.effect = effect;
    }

    /// The short name, as in a {@link Finding}.
    public String label() {
        return label;
    }

    /// What is done with such events, in words.
    public String effect() {
        return effect;
    }

    /// Whether an event is such a one.
    ///
    /// @param day of the event, which has one
    /// @param today the last day on which anything can have happened
    public boolean meets(Person person, EventRow event, int day, int today) {
        return switch (this) {
            case BEFORE_BIRTH -> person.birthDay() != Timeline.NO_DAY && day < person.birthDay();
            case AFTER_DEATH -> person.deathDay() != Timeline.NO_DAY && day > person.deathDay();
            case OUTSIDE -> !observed(person, day);
            case END_BEFORE_START -> event.end != Timeline.NO_TIME && Days.ofTime(event.end) < day;
            case FUTURE -> day > today;
        };
    }

    private static boolean observed(Person person, int day) {
        for (var period : person.periods()) {
            if (day >= period.start() && day <= period.end()) {
                return true;
            }
        }
        return false;
    }
}
