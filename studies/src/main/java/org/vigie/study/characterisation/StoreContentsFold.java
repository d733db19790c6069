package org.vigie.study.characterisation;

import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts people by sex, sites, deaths, days of observation, and events by year.
public record StoreContentsFold() implements Fold<StoreContents> {

    @Override
    public StoreContents empty() {
        return new StoreContents();
    }

    @Override
    public void add(StoreContents contents, Timeline person) {
        contents.people++;
        contents.count(contents.sexes, person.sex().name().toLowerCase(java.util.Locale.ROOT), 1);
        contents.count(contents.sites, person.site(), 1);
        contents.deaths += person.deathDay() == Timeline.NO_DAY ? 0 : 1;
        contents.observed += person.periods() > 0 ? 1 : 0;
        contents.withoutEvents += person.size() == 0 ? 1 : 0;
        for (int period = 0; period < person.periods(); period++) {
            contents.observedDays += person.periodEnd(period) - person.periodStart(period) + 1L;
        }
        int run = 0;
        for (int event = 0; event < person.size(); event = run) {
            int year = year(person.day(event));
            run =
                    person.day(event) == Timeline.NO_DAY
                            ? person.firstOnOrAfter(Timeline.NO_DAY + 1)
                            : person.firstOnOrAfter(Days.of(year + 1, 1, 1));
            contents.count(
                    contents.eventsByYear,
                    year == Timeline.NO_DAY ? "undated" : String.valueOf(year),
                    run - event);
        }
    }

    private static int year(int day) {
        return day == Timeline.NO_DAY ? Timeline.NO_DAY : Days.year(day);
    }

    @Override
    public StoreContents merge(StoreContents left, StoreContents right) {
        return left.merge(right);
    }
}
