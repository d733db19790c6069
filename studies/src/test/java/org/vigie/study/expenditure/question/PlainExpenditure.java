package org.vigie.study.expenditure.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.vigie.store.read.Life;
import org.vigie.study.Entries;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// The map again, day by day and event by event, as its definition says it: slow and plain. Keys
/// are words: `2005 b 40 female region 1 PEOPLE`, `2005 b spent 0`, `2005 b users 0`.
final class PlainExpenditure {

    private final ExpenditurePlan plan;
    private final TreeMap<String, Long> counts = new TreeMap<>();

    private PlainExpenditure(ExpenditurePlan plan) {
        this.plan = plan;
    }

    static Map<String, Long> of(ExpenditurePlan plan, List<Life> lives) {
        var map = new PlainExpenditure(plan);
        for (var life : lives) {
            for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
                if (map.isMember(life, year)) {
                    map.add(life, year);
                }
            }
            map.whereabouts(life);
        }
        map.counts.values().removeIf(value -> value == 0);
        return map.counts;
    }

    private boolean isMember(Life life, int year) {
        return plan.population().isEmpty()
                || LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .mapToInt(day -> (int) day.toEpochDay())
                        .anyMatch(day -> isIn(plan.population().get(), life.person().id(), day));
    }

    private static boolean isIn(Entries entries, long person, int day) {
        return IntStream.range(0, entries.size())
                .anyMatch(e ->
                        entries.persons()[e] == person
                                && entries.starts()[e] <= day
                                && day <= entries.ends()[e]);
    }

    private void count(String key, long more) {
        counts.merge(key, more, Long::sum);
    }

    private static boolean observedOn(Life life, LocalDate day) {
        int number = (int) day.toEpochDay();
        return life.person().periods().stream()
                .anyMatch(p -> p.start() <= number && number <= p.end());
    }

    private static boolean observedIn(Life life, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .anyMatch(day -> observedOn(life, day));
    }

    private static boolean matches(ExpenditurePlan.Sought term, Life.Event event) {
        return term.codes().codes().contains(event.code())
                && (term.tables().contains("*") || term.tables().contains(event.table()));
    }

    private boolean holds(Life life, ExpenditurePlan.Sought term, int year) {
        for (int y = year - term.years() + 1; y <= year; y++) {
            var days = new TreeSet<Integer>();
            for (var event : life.events()) {
                if (event.time() == Timeline.NO_TIME || !matches(term, event)) {
                    continue;
                }
                int day = Days.ofTime(event.time());
                int end = Days.ofTime(event.end());
                boolean lasting =
                        term.lasting().contains("*") || term.lasting().contains(event.table());
                if (Days.year(day) == y
                        || lasting
                                && Days.year(day) <= y
                                && (end == Timeline.NO_DAY || Days.year(end) >= y)) {
                    days.add(day);
                }
            }
            if (days.size() >= term.days()) {
                return true;
            }
        }
        return false;
    }

    private TreeSet<Integer> groups(Life life, int year) {
        var in = new TreeSet<Integer>();
        for (int g = 0; g < plan.groups().size(); g++) {
            var group = plan.groups().get(g);
            boolean met =
                    group.any().stream()
                            .anyMatch(all ->
                                    all.stream()
                                            .allMatch(
                                                    t -> holds(life, plan.sought().get(t), year)));
            if (met && group.unless().stream().noneMatch(in::contains)) {
                in.add(g);
            }
        }
        return in;
    }

    /// Groups by name, then families, then everybody.
    private List<String> rows(TreeSet<Integer> groups) {
        var rows = new TreeSet<String>();
        groups.forEach(g -> rows.add(plan.groups().get(g).id()));
        groups.forEach(g -> rows.add("family " + plan.groups().get(g).family()));
        return new ArrayList<>(rows);
    }

    private String stratum(Life life, int year) {
        var person = life.person();
        var age = "unknown";
        if (person.birthDay() != Timeline.NO_DAY) {
            int reached = year - Days.year(person.birthDay());
            age =
                    ""
                            + plan.ages().stream()
                                    .filter(start -> start == 0 || start <= reached)
                                    .max(Integer::compare)
                                    .orElseThrow();
        }
        return age + " " + person.sex() + " " + person.region();
    }

    private void add(Life life, int year) {
        var now = groups(life, year);
        boolean observed = observedIn(life, year);
        if (observed) {
            var before = new TreeSet<Integer>();
            boolean documented = true;
            for (int y = year - plan.washout(); y < year; y++) {
                before.addAll(groups(life, y));
                var birth = life.person().birthDay();
                documented &=
                        LocalDate.of(y, 1, 1)
                                .datesUntil(LocalDate.of(y + 1, 1, 1))
                                .allMatch(day ->
                                        observedOn(life, day)
                                                || birth != Timeline.NO_DAY
                                                        && day.toEpochDay() < birth);
            }
            people(life, year, now, before, documented);
        }
        money(life, year, now, observed);
    }

    private void people(
            Life life,
            int year,
            TreeSet<Integer> now,
            TreeSet<Integer> before,
            boolean documented) {
        var stratum = stratum(life, year);
        boolean died =
                life.person().deathDay() != Timeline.NO_DAY
                        && Days.year(life.person().deathDay()) == year;
        var all = new TreeSet<String>();
        plan.groups().forEach(group -> all.addAll(List.of(group.id(), "family " + group.family())));
        for (var row : all) {
            boolean in = rows(now).contains(row);
            boolean risk = documented && !rows(before).contains(row);
            count(year + " " + row + " " + stratum + " PEOPLE", in ? 1 : 0);
            count(year + " " + row + " " + stratum + " DEATHS", in && died ? 1 : 0);
            count(year + " " + row + " " + stratum + " AT_RISK", risk ? 1 : 0);
            count(year + " " + row + " " + stratum + " NEW_CASES", risk && in ? 1 : 0);
        }
        count(year + " everybody " + stratum + " PEOPLE", 1);
        count(year + " everybody " + stratum + " DEATHS", died ? 1 : 0);
    }

    private void money(Life life, int year, TreeSet<Integer> now, boolean observed) {
        var shared = new TreeMap<Integer, Long>();
        var given = new TreeMap<String, Long>();
        for (var event : life.events()) {
            if (event.cost() == Timeline.NONE
                    || event.time() == Timeline.NO_TIME
                    || Days.year(Days.ofTime(event.time())) != year) {
                continue;
            }
            int item = item(event);
            if (isLeftOut(event)) {
                continue;
            }
            int group = observed ? claimed(life, event, now) : -1;
            if (group >= 0) {
                given.merge(
                        plan.groups().get(group).id() + "|" + group + "|" + item,
                        event.cost(),
                        Long::sum);
            } else {
                shared.merge(item, event.cost(), Long::sum);
            }
        }
        shared.forEach((item, amount) -> {
            var sharing = now.stream().filter(g -> plan.groups().get(g).weight() > 0).toList();
            if (!observed || sharing.isEmpty()) {
                given.merge(
                        (observed ? "remainder" : "unobserved") + "|-1|" + item, amount, Long::sum);
            } else {
                var parts =
                        Allocation.split(
                                amount,
                                sharing.stream()
                                        .mapToLong(g -> plan.groups().get(g).weight())
                                        .toArray());
                for (int s = 0; s < parts.length; s++) {
                    given.merge(
                            plan.groups().get(sharing.get(s)).id()
                                    + "|"
                                    + sharing.get(s)
                                    + "|"
                                    + item,
                            parts[s],
                            Long::sum);
                }
            }
        });
        tell(life, year, given, observed);
    }

    private void tell(Life life, int year, TreeMap<String, Long> given, boolean observed) {
        var used = new TreeSet<String>();
        given.forEach((key, amount) -> {
            var parts = key.split("\\|");
            int group = Integer.parseInt(parts[1]);
            var rows = new ArrayList<>(List.of(parts[0], "everybody"));
            if (group >= 0) {
                rows.add("family " + plan.groups().get(group).family());
            }
            for (var row : rows) {
                count(year + " " + row + " spent " + parts[2], amount);
                used.add(row + " users " + parts[2]);
                used.add(row + " users any");
                if (observed) {
                    count(year + " " + row + " " + stratum(life, year) + " COST", amount);
                }
            }
        });
        used.forEach(key -> count(year + " " + key, 1));
    }

    private boolean isLeftOut(Life.Event event) {
        return item(event) == plan.spending().size() && plan.ignored().contains(event.table());
    }

    private void whereabouts(Life life) {
        var seen = new TreeSet<String>();
        for (var event : life.events()) {
            if (event.cost() != Timeline.NONE) {
                var where =
                        isLeftOut(event)
                                ? "NOT_COUNTED"
                                : event.time() == Timeline.NO_TIME
                                        ? "UNDATED"
                                        : Days.year(Days.ofTime(event.time())) < plan.firstYear()
                                                ? "BEFORE"
                                                : Days.year(Days.ofTime(event.time()))
                                                                > plan.lastYear()
                                                        ? "AFTER"
                                                        : isMember(
                                                                        life,
                                                                        Days.year(
                                                                                Days.ofTime(
                                                                                        event
                                                                                                .time())))
                                                                ? "WITHIN"
                                                                : "NOT_IN_POPULATION";
                count(where + " amount", event.cost());
                seen.add(where + " payers");
                seen.add(where.equals("WITHIN") ? where + " payers" : "outside payers");
            }
        }
        seen.forEach(key -> count(key, 1));
    }

    private int item(Life.Event event) {
        for (int i = 0; i < plan.spending().size(); i++) {
            var item = plan.spending().get(i);
            if (item.tables().contains(event.table())
                    && (item.all() || item.codes().codes().contains(event.code()))) {
                return i;
            }
        }
        return plan.spending().size();
    }

    private int claimed(Life life, Life.Event event, TreeSet<Integer> now) {
        for (int g : now) {
            for (var other : life.events()) {
                if (event.visit() != Timeline.NONE
                        && other.visit() == event.visit()
                        && terms(g).stream()
                                .anyMatch(term ->
                                        matches(term, other)
                                                && (term.episode().contains("*")
                                                        || term.episode()
                                                                .contains(other.table())))) {
                    return g;
                }
            }
        }
        for (int g : now) {
            if (terms(g).stream().anyMatch(term -> matches(term, event))) {
                return g;
            }
        }
        return -1;
    }

    private List<ExpenditurePlan.Sought> terms(int group) {
        return plan.groups().get(group).any().stream()
                .flatMap(List::stream)
                .map(t -> plan.sought().get(t))
                .toList();
    }
}
