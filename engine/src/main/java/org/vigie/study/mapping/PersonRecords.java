package org.vigie.study.mapping;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// What a person's records say of every term: on how many days of each year, and what visits were for.
final class PersonRecords {

    private final MapPlan plan;
    private final int[][] days;
    private final int[][] lastDay;
    private final TermIndex index;
    private final Map<Long, BitSet> visits = new HashMap<>();

    private PersonRecords(MapPlan plan, TermIndex index) {
        this.index = index;
        this.plan = plan;
        int years = plan.lastYear() - plan.earliest() + 1;
        days = new int[plan.sought().size()][years];
        lastDay = new int[plan.sought().size()][years];
        for (var last : lastDay) {
            Arrays.fill(last, Timeline.NO_DAY);
        }
    }

    /// @param index of the person's dictionary
    static PersonRecords of(MapPlan plan, TermIndex index, Timeline person) {
        var records = new PersonRecords(plan, index);
        for (int event = 0; event < person.size(); event++) {
            for (int term : index.terms()[person.code(event)]) {
                if (isIn(plan.sought().get(term).tables(), person.table(event))) {
                    records.note(term, person, event);
                }
            }
        }
        return records;
    }

    /// Whether an event is a record that a term asks for.
    boolean matches(int term, Timeline person, int event) {
        for (int one : index.terms()[person.code(event)]) {
            if (one == term) {
                return isIn(plan.sought().get(term).tables(), person.table(event));
            }
        }
        return false;
    }

    private static boolean isIn(List<String> tables, String table) {
        return tables.contains(table) || tables.contains("*");
    }

    private void note(int term, Timeline person, int event) {
        var sought = plan.sought().get(term);
        var table = person.table(event);
        if (person.visit(event) != Timeline.NONE && isIn(sought.episode(), table)) {
            visits.computeIfAbsent(person.visit(event), _ -> new BitSet()).set(term);
        }
        int day = person.day(event);
        if (day == Timeline.NO_DAY) {
            return;
        }
        int from = Days.year(day);
        boolean lasting = isIn(sought.lasting(), table);
        int to = !lasting ? from : person.endDay(event) == Timeline.NO_DAY ? plan.lastYear() : Days.year(person.endDay(event));
        for (int year = Math.max(from, plan.earliest()); year <= Math.min(to, plan.lastYear()); year++) {
            int place = year - plan.earliest();
            if (lastDay[term][place] != day) {
                lastDay[term][place] = day;
                days[term][place]++;
            }
        }
    }

    /// Whether a term holds in a year.
    boolean holds(int term, int year) {
        var sought = plan.sought().get(term);
        for (int y = year - sought.years() + 1; y <= year; y++) {
            if (days[term][y - plan.earliest()] >= sought.days()) {
                return true;
            }
        }
        return false;
    }

    /// Whether records that say what a visit was for meet a term.
    boolean visitIsFor(long visit, int term) {
        var terms = visits.get(visit);
        return terms != null && terms.get(term);
    }
}
