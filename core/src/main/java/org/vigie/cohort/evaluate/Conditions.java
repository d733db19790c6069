package org.vigie.cohort.evaluate;

import java.util.Map;
import java.util.Objects;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.ConceptIds;
import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Moment;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Whether an event meets the filters of a criterion.
///
/// @param concepts what the concept sets of the definition hold
public record Conditions(CodeConcepts codes, Map<Integer, ConceptIds> concepts) {

    /// What a concept set of the definition holds; one that was read names no other.
    ConceptIds concepts(int set) {
        return Objects.requireNonNull(
                concepts.get(set), "a definition names no concept set that it does not have");
    }

    /// @param event number in the timeline, or that of a {@link PeriodEvent}
    public boolean meets(
            Filter filter, Timeline person, EventKind kind, int event, int start, int end) {
        return switch (filter) {
            case Filter.Day day -> day.range().holds(number(day(day.moment(), start, end)));
            case Filter.Length length ->
                    end != Timeline.NO_DAY && length.range().holds(end - start);
            case Filter.Age age -> age.range().holds(age(person, day(age.moment(), start, end)));
            case Filter.Number number ->
                    number.range().holds(number(person, event, number.quantity()));
            case Filter.Text text -> text.match().holds(person.words(text.attribute(), event));
            case Filter.Concept concept ->
                    chosen(concept.choice(), concept(person, kind, event, concept.field()));
            case Filter.Abnormal _ -> abnormal(person, event);
        };
    }

    private static int day(Moment moment, int start, int end) {
        return moment == Moment.START ? start : end;
    }

    private static double number(int day) {
        return day == Timeline.NO_DAY ? Double.NaN : day;
    }

    private static double age(Timeline person, int day) {
        return day == Timeline.NO_DAY || person.birthDay() == Timeline.NO_DAY
                ? Double.NaN
                : Days.year(day) - person.birthYear();
    }

    static double number(Timeline person, int event, Filter.Quantity quantity) {
        return switch (quantity) {
            case VALUE -> person.value(event);
            case RANGE_LOW -> person.number(Attribute.RANGE_LOW, event);
            case RANGE_HIGH -> person.number(Attribute.RANGE_HIGH, event);
            case RANGE_LOW_RATIO ->
                    ratio(person.value(event), person.number(Attribute.RANGE_LOW, event));
            case RANGE_HIGH_RATIO ->
                    ratio(person.value(event), person.number(Attribute.RANGE_HIGH, event));
            case DAYS_SUPPLY -> person.number(Attribute.DAYS_SUPPLY, event);
            case REFILLS -> person.number(Attribute.REFILLS, event);
            case GAP_DAYS -> person.number(Attribute.GAP_DAYS, event);
            case EFFECTIVE_DOSE -> person.number(Attribute.EFFECTIVE_DOSE, event);
        };
    }

    private static double ratio(double value, double limit) {
        return limit == 0 ? Double.NaN : value / limit;
    }

    private static boolean abnormal(Timeline person, int event) {
        double value = person.value(event);
        return value < person.number(Attribute.RANGE_LOW, event)
                || value > person.number(Attribute.RANGE_HIGH, event)
                || Filter.Abnormal.CONCEPTS.contains(
                        person.concept(Attribute.VALUE_CONCEPT, event));
    }

    private boolean chosen(Filter.Choice choice, long concept) {
        if (concept == Timeline.NONE) {
            return false;
        }
        boolean among =
                switch (choice) {
                    case Filter.Listed listed -> listed.concepts().contains(Math.max(0, concept));
                    case Filter.InSet set -> concepts(set.conceptSet()).contains(concept);
                };
        return among != choice.excluded();
    }

    private long concept(Timeline person, EventKind kind, int event, ConceptField field) {
        return switch (field) {
            case ConceptField.Of of ->
                    !PeriodEvent.is(event)
                            ? person.concept(of.attribute(), event)
                            : of.attribute() == Attribute.TYPE
                                    ? PeriodEvent.type(person, event)
                                    : Timeline.NONE;
            case ConceptField.Other.CODE -> member(person, kind, event);
            case ConceptField.Other.VISIT -> ofVisit(person, event);
            case ConceptField.Other.GENDER -> person.gender();
            case ConceptField.Other.RACE -> person.race();
            case ConceptField.Other.ETHNICITY -> person.ethnicity();
        };
    }

    /// The concept of an event; that of a death is its cause, that of an observation period its
    /// type.
    long ofEvent(Timeline person, EventKind kind, int event) {
        if (PeriodEvent.is(event)) {
            return PeriodEvent.type(person, event);
        }
        return kind == EventKind.DEATH
                ? person.concept(Attribute.VALUE_CONCEPT, event)
                : codes.of(person.code(event));
    }

    /// By what an event is in a concept set: its concept, or where its code has none a number
    /// below 0.
    long member(Timeline person, EventKind kind, int event) {
        return kind == EventKind.DEATH || PeriodEvent.is(event)
                ? ofEvent(person, kind, event)
                : codes.member(person.code(event));
    }

    /// By what the visit an event belongs to is in a concept set.
    private long ofVisit(Timeline person, int event) {
        long visit = person.visit(event);
        for (int e = 0; visit != Timeline.NONE && e < person.size(); e++) {
            if (person.visit(e) == visit
                    && person.table(e).equals(EventKind.VISIT_OCCURRENCE.table())) {
                return codes.member(person.code(e));
            }
        }
        return Timeline.NONE;
    }
}
