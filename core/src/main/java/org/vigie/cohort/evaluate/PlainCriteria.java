package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Correlated.Bound;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.CountColumn;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.definition.Moment;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// What criteria and groups mean for a person.
public record PlainCriteria(Conditions conditions, Timeline person) {

    /// MEDS's code of a death; the event of its cause is another.
    static final String DEATH = "MEDS_DEATH";

    /// More days of supply than this are a slip of the data, and would pass the last day there is.
    private static final int LONGEST = 3_652_500;

    /// The events that a criterion names.
    public List<CriterionEvent> happenings(Criterion criterion) {
        var found = new ArrayList<CriterionEvent>();
        var recorded =
                criterion.kind() == EventKind.OBSERVATION_PERIOD ? periods() : recorded(criterion);
        if (criterion.first() && !recorded.isEmpty()) {
            recorded =
                    List.of(
                            recorded.stream()
                                    .min(
                                            Comparator.comparingInt(CriterionEvent::start)
                                                    .thenComparingLong(CriterionEvent::id))
                                    .get());
        }
        for (var happening : recorded) {
            var moved =
                    criterion
                            .moved()
                            .map(adjustment -> moved(happening, adjustment))
                            .orElse(happening);
            boolean whole =
                    criterion.moved().isEmpty()
                            || (moved.end() != Timeline.NO_DAY && moved.end() >= moved.start());
            if (whole && meets(criterion, moved)) {
                found.add(fixed(criterion, moved));
            }
        }
        if (criterion.correlated().isEmpty()) {
            return found;
        }
        return observed(found).stream()
                .filter(index -> holds(criterion.correlated().get(), index))
                .map(IndexEvent::happening)
                .toList();
    }

    private List<CriterionEvent> periods() {
        var periods = new ArrayList<CriterionEvent>();
        for (int p = 0; p < person.recordedPeriods(); p++) {
            int event = PeriodEvent.of(p);
            periods.add(
                    new CriterionEvent(
                            event,
                            person.recordedStart(p),
                            person.recordedEnd(p),
                            person.recordedStart(p),
                            PeriodEvent.id(person, event)));
        }
        return periods;
    }

    private List<CriterionEvent> recorded(Criterion criterion) {
        var recorded = new ArrayList<CriterionEvent>();
        for (int e = 0; e < person.size(); e++) {
            if (person.day(e) != Timeline.NO_DAY
                    && isOf(criterion, e)
                    && isWhole(criterion.kind(), e)
                    && in(criterion.conceptSet(), conditions.member(person, criterion.kind(), e))
                    && in(criterion.sourceSet(), person.concept(Attribute.SOURCE_CONCEPT, e))) {
                recorded.add(
                        new CriterionEvent(
                                e,
                                person.day(e),
                                end(person, criterion.kind(), e),
                                person.day(e),
                                person.concept(Attribute.ID, e)));
            }
        }
        return recorded;
    }

    /// Whether an event is of the criterion's kind, by its table or, where that is none of OMOP's,
    /// because the criterion names codes.
    private boolean isOf(Criterion criterion, int event) {
        var kind = criterion.kind();
        if (!EventKind.isOther(person.table(event))) {
            return person.table(event).equals(kind.table());
        }
        return kind == EventKind.DEATH
                ? criterion.conceptSet().isEmpty() && criterion.sourceSet().isEmpty()
                : kind.isOfCodes() && criterion.conceptSet().isPresent();
    }

    private boolean isWhole(EventKind kind, int event) {
        return kind != EventKind.DEATH || person.codes().text(person.code(event)).equals(DEATH);
    }

    private boolean in(OptionalInt set, long concept) {
        return set.isEmpty() || conditions.concepts(set.getAsInt()).contains(concept);
    }

    /// The day an event is over, as its kind has it; of a table that is none of OMOP's, when the
    /// record says so, else after the days supplied, else the day after its start.
    static int end(Timeline person, EventKind kind, int event) {
        return end(person, kind, event, person.day(event));
    }

    static int end(Timeline person, EventKind kind, int event, int start) {
        var rule =
                EventKind.isOther(person.table(event))
                        ? EventKind.End.RECORDED_OR_SUPPLY
                        : kind.end();
        if (rule == EventKind.End.NEXT_DAY) {
            return start + 1;
        }
        int recorded = person.endDay(event);
        return switch (rule) {
            case RECORDED -> recorded;
            case NEXT_DAY -> start + 1;
            case RECORDED_OR_NEXT_DAY -> recorded == Timeline.NO_DAY ? start + 1 : recorded;
            case RECORDED_OR_SUPPLY -> {
                double supply = person.number(Attribute.DAYS_SUPPLY, event);
                yield recorded != Timeline.NO_DAY
                        ? recorded
                        : start
                                + (Double.isNaN(supply)
                                        ? 1
                                        : (int) Math.clamp(supply, -LONGEST, LONGEST));
            }
        };
    }

    private static CriterionEvent moved(CriterionEvent happening, Criterion.Adjustment adjustment) {
        int start = plus(day(happening, adjustment.startFrom()), adjustment.startOffset());
        int end = plus(day(happening, adjustment.endFrom()), adjustment.endOffset());
        return new CriterionEvent(happening.event(), start, end, start, happening.id());
    }

    private boolean meets(Criterion criterion, CriterionEvent happening) {
        return holdsWithin(criterion.fixed().start(), happening)
                && holdsWithin(criterion.fixed().end(), happening)
                && criterion.filters().stream()
                        .allMatch(filter ->
                                conditions.meets(
                                        filter,
                                        person,
                                        criterion.kind(),
                                        happening.event(),
                                        happening.start(),
                                        happening.end()));
    }

    private static boolean holdsWithin(OptionalInt day, CriterionEvent happening) {
        return day.isEmpty()
                || (happening.start() <= day.getAsInt() && happening.end() >= day.getAsInt());
    }

    private static CriterionEvent fixed(Criterion criterion, CriterionEvent happening) {
        return new CriterionEvent(
                happening.event(),
                criterion.fixed().start().orElse(happening.start()),
                criterion.fixed().end().orElse(happening.end()),
                happening.sortDay(),
                happening.id());
    }

    /// Those that start while the person is observed.
    public List<IndexEvent> observed(List<CriterionEvent> happenings) {
        var observed = new ArrayList<IndexEvent>();
        for (var happening : happenings) {
            int period = person.recordedAt(happening.start());
            if (period >= 0) {
                observed.add(new IndexEvent(happening, period));
            }
        }
        return observed;
    }

    /// Whether a group holds for an event.
    boolean holds(Group group, IndexEvent index) {
        int met = 0;
        for (var correlated : group.criteria()) {
            met += correlated.occurrence().holds(count(correlated, index)) ? 1 : 0;
        }
        for (var demographics : group.demographics()) {
            var happening = index.happening();
            met +=
                    demographics.filters().stream()
                                    .allMatch(filter ->
                                            conditions.meets(
                                                    filter,
                                                    person,
                                                    EventKind.OBSERVATION_PERIOD,
                                                    happening.event(),
                                                    happening.start(),
                                                    happening.end()))
                            ? 1
                            : 0;
        }
        for (var inner : group.groups()) {
            met += holds(inner, index) ? 1 : 0;
        }
        return group.holds(met);
    }

    /// The events that lie where they must around another.
    public List<CriterionEvent> around(Correlated correlated, IndexEvent index) {
        return happenings(correlated.criterion()).stream()
                .filter(other -> isAround(correlated, index, other))
                .toList();
    }

    /// How many of them count.
    public int count(Correlated correlated, IndexEvent index) {
        var around = around(correlated, index);
        if (correlated.occurrence().distinct().isEmpty()) {
            return around.size();
        }
        var different = new HashSet<Double>();
        for (var happening : around) {
            double value =
                    value(
                            correlated.criterion().kind(),
                            happening,
                            correlated.occurrence().distinct().get());
            if (!Double.isNaN(value)) {
                different.add(value);
            }
        }
        return different.size();
    }

    boolean isAround(Correlated correlated, IndexEvent index, CriterionEvent other) {
        boolean observed =
                correlated.ignoreObservation()
                        || (other.start() >= person.recordedStart(index.period())
                                && other.start() <= person.recordedEnd(index.period()));
        long visit = index.happening().visit(person);
        return observed
                && (!correlated.sameVisit()
                        || (visit != Timeline.NONE && visit == other.visit(person)))
                && isIn(correlated.start(), correlated.ignoreObservation(), index, other)
                && (correlated.end().isEmpty()
                        || isIn(
                                correlated.end().get(),
                                correlated.ignoreObservation(),
                                index,
                                other));
    }

    private boolean isIn(Window window, boolean unbounded, IndexEvent index, CriterionEvent other) {
        int zero = day(index.happening(), window.index());
        int day = day(other, window.event());
        return isAfter(window.from(), unbounded, index, zero, day)
                && isBefore(window.to(), unbounded, index, zero, day);
    }

    private boolean isAfter(Bound from, boolean unbounded, IndexEvent index, int zero, int day) {
        if (from.days().isEmpty() && unbounded) {
            return true;
        }
        int limit = limit(from, index, zero);
        return day != Timeline.NO_DAY && limit != Timeline.NO_DAY && day >= limit;
    }

    private boolean isBefore(Bound to, boolean unbounded, IndexEvent index, int zero, int day) {
        if (to.days().isEmpty() && unbounded) {
            return true;
        }
        int limit = limit(to, index, zero);
        return day != Timeline.NO_DAY && limit != Timeline.NO_DAY && day <= limit;
    }

    private int limit(Bound bound, IndexEvent index, int zero) {
        if (bound.days().isPresent()) {
            return plus(zero, bound.days().getAsInt());
        }
        return bound.before()
                ? person.recordedStart(index.period())
                : person.recordedEnd(index.period());
    }

    private static int day(CriterionEvent happening, Moment moment) {
        return moment == Moment.START ? happening.start() : happening.end();
    }

    private static int plus(int day, int days) {
        return day == Timeline.NO_DAY ? Timeline.NO_DAY : day + days;
    }

    private double value(EventKind kind, CriterionEvent happening, CountColumn column) {
        return CountedValue.of(
                column,
                conditions,
                person,
                kind,
                happening.event(),
                happening.start(),
                happening.end());
    }
}
