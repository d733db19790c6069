package org.vigie.study.expenditure.question;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.timeline.Timeline;

/// What a person's records say of every term: on how many days of each year, and what visits were
/// for. One object reads one person after the other.
final class PersonRecords {

    private final ExpenditurePlan plan;
    private final ExpenditureIndex index;
    private final int years;
    private final int[] days;
    private final int[] lastDay;
    private final boolean[] isMet;
    private final int[] met;
    private int metCount;
    private final long[] groups;
    private final Map<Long, long[]> visits = new HashMap<>();
    private int[] codes = new int[256];
    private int[] eventDays = new int[256];

    PersonRecords(ExpenditureIndex index) {
        this.index = index;
        plan = index.plan();
        years = index.years();
        days = new int[plan.sought().size() * years];
        lastDay = new int[days.length];
        Arrays.fill(lastDay, Timeline.NO_DAY);
        isMet = new boolean[plan.sought().size()];
        met = new int[isMet.length];
        groups = new long[index.words()];
    }

    /// Forgets who was read before and reads a person.
    void read(Timeline person) {
        forget();
        int size = person.size();
        if (size > codes.length) {
            codes = new int[2 * size];
            eventDays = new int[2 * size];
        }
        person.codes(codes);
        person.days(eventDays);
        for (int event = 0; event < size; event++) {
            var terms = index.terms(codes[event]);
            if (terms.length > 0) {
                note(terms, index.table(person.table(event)), person, event);
            }
        }
    }

    private void forget() {
        for (int i = 0; i < metCount; i++) {
            int first = met[i] * years;
            Arrays.fill(days, first, first + years, 0);
            Arrays.fill(lastDay, first, first + years, Timeline.NO_DAY);
            isMet[met[i]] = false;
        }
        metCount = 0;
        System.arraycopy(index.always(), 0, groups, 0, groups.length);
        visits.clear();
    }

    private void note(int[] terms, ExpenditureIndex.Table table, Timeline person, int event) {
        for (int term : terms) {
            if (table.asked()[term]) {
                if (table.episode()[term] && person.visit(event) != Timeline.NONE) {
                    add(
                            visits.computeIfAbsent(
                                    person.visit(event), _ -> new long[index.words()]),
                            index.groups(term));
                }
                if (eventDays[event] != Timeline.NO_DAY) {
                    note(term, table.lasting()[term], person, event);
                }
            }
        }
    }

    private void note(int term, boolean lasting, Timeline person, int event) {
        if (!isMet[term]) {
            isMet[term] = true;
            met[metCount++] = term;
            add(groups, index.groups(term));
        }
        int day = eventDays[event];
        int from = index.year(day);
        int to = lasting ? last(person.endDay(event)) : from;
        for (int year = Math.max(from, 0); year <= Math.min(to, years - 1); year++) {
            int place = term * years + year;
            if (lastDay[place] != day) {
                lastDay[place] = day;
                days[place]++;
            }
        }
    }

    private int last(int endDay) {
        return endDay == Timeline.NO_DAY ? years - 1 : index.year(endDay);
    }

    private static void add(long[] to, long[] more) {
        for (int word = 0; word < to.length; word++) {
            to[word] |= more[word];
        }
    }

    int code(int event) {
        return codes[event];
    }

    int day(int event) {
        return eventDays[event];
    }

    /// The groups that any term the person has records of belongs to; in no other can the person
    /// be.
    long[] groups() {
        return groups;
    }

    /// Whether a term holds in a year.
    boolean holds(int term, int year) {
        if (isMet[term]) {
            var sought = plan.sought().get(term);
            int last = term * years + year - index.earliest();
            for (int place = last - sought.years() + 1; place <= last; place++) {
                if (days[place] >= sought.days()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The first of some groups that the records which say what a visit was for belong to, or -1.
    int visitGroup(long visit, long[] among) {
        return visits.isEmpty() || visit == Timeline.NONE ? -1 : first(visits.get(visit), among);
    }

    /// The first of some groups that a code in a table belongs to, or -1.
    int codeGroup(int code, ExpenditureIndex.Table table, long[] among) {
        int first = -1;
        for (int term : index.terms(code)) {
            int group = table.asked()[term] ? first(index.groups(term), among) : -1;
            first = first < 0 || (group >= 0 && group < first) ? group : first;
        }
        return first;
    }

    private static int first(long @Nullable [] some, long[] others) {
        for (int word = 0; some != null && word < some.length; word++) {
            long both = some[word] & others[word];
            if (both != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(both);
            }
        }
        return -1;
    }
}
