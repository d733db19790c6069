package org.vigie.cohort.evaluate;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.evaluate.EvaluationPlan.CriterionPlan;
import org.vigie.cohort.evaluate.EvaluationPlan.GroupPlan;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// The events that criteria name for the person at hand, each criterion looked up once.
final class FastCriteria {

    private final Conditions conditions;
    private final PersonStreams streams;
    private final @Nullable EventBuffer[] hits;
    private final int[] stamps;
    private final WindowCounter around;
    private @Nullable Timeline person;
    private int stamp;

    FastCriteria(EvaluationPlan plan, PersonStreams streams) {
        conditions = plan.conditions();
        this.streams = streams;
        hits = new EventBuffer[plan.criteria()];
        stamps = new int[plan.criteria()];
        around = new WindowCounter(conditions, streams.periods());
    }

    void next(Timeline next) {
        person = next;
        stamp++;
    }

    private Timeline person() {
        return Objects.requireNonNull(person, "a person is next before criteria are looked at");
    }

    EventBuffer hits(CriterionPlan plan) {
        var found = hits[plan.id()];
        if (found == null) {
            found = new EventBuffer(streams);
            hits[plan.id()] = found;
        }
        if (stamps[plan.id()] != stamp) {
            stamps[plan.id()] = stamp;
            find(plan, found);
        }
        return found;
    }

    private void find(CriterionPlan plan, EventBuffer found) {
        found.clear();
        var criterion = plan.criterion();
        if (plan.stream() < 0) {
            findPeriods(criterion, found);
        } else if (criterion.first()) {
            int first = first(plan);
            if (first >= 0) {
                take(plan, found, first);
            }
        } else {
            for (int i = 0; i < streams.size(plan.stream()); i++) {
                int event = streams.event(plan.stream(), i);
                if (isOfSource(plan, event)) {
                    take(plan, found, event);
                }
            }
        }
        if (plan.correlated().isPresent()) {
            keepWhere(plan.correlated().get(), found);
        }
    }

    /// The first event of a stream, by day and identifier, or -1.
    private int first(CriterionPlan plan) {
        var person = person();
        int first = -1;
        for (int i = 0; i < streams.size(plan.stream()); i++) {
            int event = streams.event(plan.stream(), i);
            if (first >= 0 && streams.day(event) > streams.day(first)) {
                break;
            }
            if (isOfSource(plan, event)
                    && (first < 0
                            || person.concept(Attribute.ID, event)
                                    < person.concept(Attribute.ID, first))) {
                first = event;
            }
        }
        return first;
    }

    private boolean isOfSource(CriterionPlan plan, int event) {
        return plan.source().isEmpty()
                || plan.source().get().contains(person().concept(Attribute.SOURCE_CONCEPT, event));
    }

    private void findPeriods(Criterion criterion, EventBuffer found) {
        var person = person();
        int periods =
                criterion.first()
                        ? Math.min(1, person.recordedPeriods())
                        : person.recordedPeriods();
        for (int p = 0; p < periods; p++) {
            take(
                    criterion,
                    found,
                    PeriodEvent.of(p),
                    person.recordedStart(p),
                    person.recordedEnd(p));
        }
    }

    private void take(CriterionPlan plan, EventBuffer found, int event) {
        int start = streams.day(event);
        if (plan.bare()) {
            found.add(event, start, PersonStreams.END_AS_RECORDED, start, -1);
        } else {
            take(plan.criterion(), found, event, start, streams.end(event));
        }
    }

    private void take(
            Criterion criterion, EventBuffer found, int event, int recordedStart, int recordedEnd) {
        int start = recordedStart;
        int end = recordedEnd;
        if (criterion.moved().isPresent()) {
            var moved = criterion.moved().get();
            start =
                    plus(
                            moved.startFrom() == Moment.START ? recordedStart : recordedEnd,
                            moved.startOffset());
            end =
                    plus(
                            moved.endFrom() == Moment.START ? recordedStart : recordedEnd,
                            moved.endOffset());
            if (end == Timeline.NO_DAY || end < start) {
                return;
            }
        }
        if (holds(criterion.fixed().start(), start, end)
                && holds(criterion.fixed().end(), start, end)
                && meets(criterion, event, start, end)) {
            found.add(
                    event,
                    criterion.fixed().start().orElse(start),
                    criterion.fixed().end().orElse(end),
                    start,
                    -1);
        }
    }

    private static boolean holds(OptionalInt day, int start, int end) {
        return day.isEmpty() || (start <= day.getAsInt() && end >= day.getAsInt());
    }

    private boolean meets(Criterion criterion, int event, int start, int end) {
        for (var filter : criterion.filters()) {
            if (!conditions.meets(filter, person(), criterion.kind(), event, start, end)) {
                return false;
            }
        }
        return true;
    }

    private void keepWhere(GroupPlan group, EventBuffer found) {
        int kept = 0;
        for (int i = 0; i < found.size; i++) {
            int period = streams.periods().at(found.start[i]);
            if (period >= 0 && holds(group, found, i, period)) {
                found.move(i, kept++);
            }
        }
        found.size = kept;
    }

    /// Whether a group holds for an event; stops where it no longer can.
    boolean holds(GroupPlan plan, EventBuffer index, int row, int period) {
        var group = plan.group();
        if (group.isEmpty()) {
            return true;
        }
        int met = 0;
        int left = group.size();
        for (var demographics : group.demographics()) {
            met += meets(demographics.filters(), index, row) ? 1 : 0;
            left--;
            if (isLost(plan, met, left)) {
                return false;
            }
        }
        for (var correlated : plan.criteria()) {
            var others = hits(correlated.criterion());
            met += around.holds(correlated, others, index, row, period, person()) ? 1 : 0;
            left--;
            if (isLost(plan, met, left)) {
                return false;
            }
        }
        for (var inner : plan.groups()) {
            met += holds(inner, index, row, period) ? 1 : 0;
        }
        return group.holds(met);
    }

    /// Whether the group cannot hold any more, whatever is left to look at.
    private static boolean isLost(GroupPlan plan, int met, int left) {
        var group = plan.group();
        return switch (group.type()) {
            case ALL -> met + left < group.size();
            case ANY -> met + left == 0;
            case AT_LEAST -> met + left < group.count();
            case AT_MOST -> met > group.count();
        };
    }

    private boolean meets(List<Filter> filters, EventBuffer index, int row) {
        for (var filter : filters) {
            if (!conditions.meets(
                    filter,
                    person(),
                    EventKind.OBSERVATION_PERIOD,
                    index.event[row],
                    index.start[row],
                    index.end(row))) {
                return false;
            }
        }
        return true;
    }

    private static int plus(int day, int days) {
        return day == Timeline.NO_DAY ? Timeline.NO_DAY : day + days;
    }
}
