package org.vigie.store.read;

import org.vigie.store.EventRow;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// A cursor over the people of a piece.
public final class MappedTimeline implements Timeline {

    private final Codes codes;
    private final PeopleTable people;
    private final RowGroupEvents events;
    private final UnbrokenPeriods unbroken;
    private int person;
    private int first;
    private int size;
    private final boolean scanned;
    private boolean touched;

    MappedTimeline(Codes codes, PeopleTable people, RowGroupEvents events) {
        this.codes = codes;
        this.people = people;
        this.events = events;
        scanned = events.isScanned();
        unbroken = new UnbrokenPeriods(people);
    }

    void move(int personRow, int firstEvent, int endEvent) {
        person = personRow;
        first = firstEvent;
        size = endEvent - firstEvent;
        touched = scanned;
    }

    private void touch() {
        events.touch(first, first + size);
        touched = true;
    }

    /// An event as it would be written again.
    public EventRow row(int event) {
        var row = new EventRow();
        row.time = time(event);
        row.code = code(event);
        row.value = value(event);
        row.text = text(event);
        row.unit = unit(event);
        row.table = table(event);
        row.end = events.number(RowGroupEvents.END, first + event);
        row.visit = visit(event);
        row.provider = provider(event);
        row.cost = cost(event);
        row.source = source(event);
        for (var attribute : Attribute.values()) {
            switch (attribute.kind()) {
                case IDENTIFIER, CONCEPT, CENTS -> row.set(attribute, concept(attribute, event));
                case NUMBER -> row.set(attribute, number(attribute, event));
                case TEXT -> row.set(attribute, words(attribute, event));
            }
        }
        return row;
    }

    @Override
    public long person() {
        return people.id(person);
    }

    @Override
    public Codes codes() {
        return codes;
    }

    @Override
    public Sex sex() {
        return people.sex(person);
    }

    @Override
    public int birthDay() {
        return people.birth(person);
    }

    @Override
    public int deathDay() {
        return people.death(person);
    }

    @Override
    public String region() {
        return people.region(person);
    }

    @Override
    public String practice() {
        return people.practice(person);
    }

    @Override
    public String site() {
        return people.site(person);
    }

    @Override
    public int periods() {
        return unbroken.of(person).size();
    }

    @Override
    public int periodStart(int period) {
        return unbroken.of(person).start(period);
    }

    @Override
    public int periodEnd(int period) {
        return unbroken.of(person).end(period);
    }

    @Override
    public int recordedPeriods() {
        return people.periods(person);
    }

    @Override
    public int recordedStart(int period) {
        return people.periodStart(person, period);
    }

    @Override
    public int recordedEnd(int period) {
        return people.periodEnd(person, period);
    }

    @Override
    public long recordedType(int period) {
        return people.periodType(person, period);
    }

    @Override
    public long recordedId(int period) {
        return people.periodId(person, period);
    }

    @Override
    public boolean recordedOpen(int period) {
        return people.isOpen(person, period);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long time(int event) {
        if (!touched) {
            touch();
        }
        return events.time(first + event);
    }

    @Override
    public int day(int event) {
        if (!touched) {
            touch();
        }
        return events.day(first + event);
    }

    @Override
    public int code(int event) {
        if (!touched) {
            touch();
        }
        return events.code(first + event);
    }

    @Override
    public void codes(int[] into) {
        if (size > 0) {
            events.codes(first, size, into);
        }
    }

    @Override
    public void days(int[] into) {
        if (size > 0) {
            events.days(first, size, into);
        }
    }

    @Override
    public void tables(String[] into) {
        if (size > 0) {
            events.text(RowGroupEvents.TABLE).copy(first, size, into);
        }
    }

    @Override
    public double value(int event) {
        return events.value(first + event);
    }

    @Override
    public String text(int event) {
        return events.text(RowGroupEvents.TEXT, first + event);
    }

    @Override
    public String unit(int event) {
        return events.text(RowGroupEvents.UNIT, first + event);
    }

    @Override
    public String table(int event) {
        return events.text(RowGroupEvents.TABLE, first + event);
    }

    @Override
    public int endDay(int event) {
        return Days.ofTime(events.number(RowGroupEvents.END, first + event));
    }

    @Override
    public long visit(int event) {
        return events.number(RowGroupEvents.VISIT, first + event);
    }

    @Override
    public long provider(int event) {
        return events.number(RowGroupEvents.PROVIDER, first + event);
    }

    @Override
    public long cost(int event) {
        return events.number(RowGroupEvents.COST, first + event);
    }

    @Override
    public String source(int event) {
        return events.text(RowGroupEvents.SOURCE, first + event);
    }

    @Override
    public long concept(Attribute attribute, int event) {
        return events.attributes().whole(attribute, first + event);
    }

    @Override
    public double number(Attribute attribute, int event) {
        return events.attributes().number(attribute, first + event);
    }

    @Override
    public String words(Attribute attribute, int event) {
        return events.attributes().words(attribute, first + event);
    }

    @Override
    public long gender() {
        return people.gender(person);
    }

    @Override
    public long race() {
        return people.race(person);
    }

    @Override
    public long ethnicity() {
        return people.ethnicity(person);
    }
}
