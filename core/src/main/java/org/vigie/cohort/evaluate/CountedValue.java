package org.vigie.cohort.evaluate;

import org.vigie.cohort.definition.CountColumn;
import org.vigie.cohort.definition.EventKind;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// What is looked at when different events are counted. Every value fits a double exactly: days,
/// concepts and identifiers below 2^53.
final class CountedValue {

    private CountedValue() {}

    /// The value of an event, or `NaN` where it has none.
    static double of(
            CountColumn column,
            Conditions conditions,
            Timeline person,
            EventKind kind,
            int event,
            int start,
            int end) {
        return switch (column) {
            case START_DATE -> start;
            case END_DATE -> orNaN(end);
            case DURATION ->
                    kind.end() == EventKind.End.NEXT_DAY
                            ? 1
                            : end == Timeline.NO_DAY ? Double.NaN : end - start;
            case DOMAIN_CONCEPT -> orNaN(concept(conditions.ofEvent(person, kind, event), kind));
            default -> PeriodEvent.is(event) ? Double.NaN : ofEvent(column, person, event);
        };
    }

    private static double ofEvent(CountColumn column, Timeline person, int event) {
        return switch (column) {
            case DOMAIN_SOURCE_CONCEPT -> orNaN(person.concept(Attribute.SOURCE_CONCEPT, event));
            case VISIT_ID -> orNaN(person.visit(event));
            case VISIT_DETAIL_ID -> orNaN(person.concept(Attribute.VISIT_DETAIL, event));
            case UNIT -> orNaN(person.concept(Attribute.UNIT_CONCEPT, event));
            case QUANTITY, VALUE_AS_NUMBER, ERA_OCCURRENCES -> person.value(event);
            case DAYS_SUPPLY -> person.number(Attribute.DAYS_SUPPLY, event);
            case REFILLS -> person.number(Attribute.REFILLS, event);
            case GAP_DAYS -> person.number(Attribute.GAP_DAYS, event);
            case RANGE_LOW -> person.number(Attribute.RANGE_LOW, event);
            case RANGE_HIGH -> person.number(Attribute.RANGE_HIGH, event);
            case START_DATE, END_DATE, DURATION, DOMAIN_CONCEPT ->
                    throw new IllegalArgumentException(column + " is told before");
        };
    }

    /// As in Circe, a death without a cause counts as one of concept 0.
    private static long concept(long recorded, EventKind kind) {
        return kind == EventKind.DEATH && recorded == Timeline.NONE ? 0 : recorded;
    }

    private static double orNaN(int day) {
        return day == Timeline.NO_DAY ? Double.NaN : day;
    }

    private static double orNaN(long number) {
        return number == Timeline.NONE ? Double.NaN : number;
    }
}
