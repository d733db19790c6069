package org.vigie.study.druguse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Timeline;

/// Use against a twin that walks through every day of every life.
@Tag("long")
class DrugUseTwinTest {

    private static final long SEED = Seed.of("use");

    @Test
    void walkingDayByDayCountsTheSame(@TempDir Path folder) throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(SEED), 200, 9);
        try (var store = Life.store(folder.resolve("store"), lives, 1)) {
            long users = 0;
            for (var plan :
                    DrugUseFolds.plans(
                            lives.stream()
                                    .mapToLong(life -> life.person().id())
                                    .sorted()
                                    .toArray())) {
                var found = new PlainRunner(store).fold(new DrugUseFold(plan));
                var walked = new Walk(plan, lives).counts;
                walked.values().removeIf(count -> count == 0);
                assertEquals(walked, words(found), plan.toString());
                users += found.total(0, DrugUseCounts.FIRST);
            }
            assertTrue(users > 10, "new users");
        }
    }

    private static TreeMap<String, Long> words(DrugUseCounts counts) {
        var words = new TreeMap<String, Long>();
        counts.strata.forEach((key, c) -> {
            for (int measure = 0; measure < c.length; measure++) {
                words.put("stratum " + key + " " + measure, c[measure]);
            }
        });
        counts.values.forEach((drug, measures) ->
                measures.forEach((measure, values) ->
                        values.forEach((value, count) ->
                                words.put(drug + "|" + measure + " " + value, count))));
        counts.indications.forEach((drug, codes) ->
                codes.forEach((code, count) -> words.put("code " + drug + "|" + code, count)));
        counts.totals.forEach((drug, c) -> {
            for (int which = 0; which < c.length; which++) {
                words.put("total " + drug + " " + which, c[which]);
            }
        });
        words.put("people", counts.people);
        words.put("observed", counts.observed);
        words.values().removeIf(count -> count == 0);
        return words;
    }

    private static final class Walk {

        final TreeMap<String, Long> counts = new TreeMap<>();
        private final DrugUsePlan plan;

        Walk(DrugUsePlan plan, List<Life> lives) {
            this.plan = plan;
            for (var life : lives) {
                count("people");
                boolean observed = false;
                for (int drug = 0; drug < plan.drugs().size(); drug++) {
                    observed |= walk(life, drug);
                }
                if (observed) {
                    count("observed");
                }
            }
        }

        private void count(String key) {
            counts.merge(key, 1L, Long::sum);
        }

        private List<ObservationPeriod> periods(Life life) {
            var joined = new ArrayList<ObservationPeriod>();
            for (var period : life.person().periods()) {
                if (!joined.isEmpty() && period.start() == joined.getLast().end() + 1) {
                    joined.set(
                            joined.size() - 1,
                            new ObservationPeriod(joined.getLast().start(), period.end()));
                } else {
                    joined.add(period);
                }
            }
            return joined;
        }

        /// First day, last day, and 1 where the source says how long.
        private List<int[]> supplies(Life life, DrugUsePlan.Drug drug) {
            var supplies = new ArrayList<int[]>();
            var persons = drug.entries().persons();
            for (int entry = 0; drug.cohort() && entry < persons.length; entry++) {
                if (persons[entry] == life.person().id()) {
                    supplies.add(
                            new int[] {
                                drug.entries().starts()[entry], drug.entries().ends()[entry], 1
                            });
                }
            }
            for (var event : life.events()) {
                if (!drug.cohort()
                        && drug.codes().codes().contains(event.code())
                        && event.time() != Timeline.NO_TIME) {
                    int day = Days.ofTime(event.time());
                    int end = Days.ofTime(event.end());
                    if (event.end() != Timeline.NO_TIME && end < day) {
                        continue;
                    }
                    double days =
                            (double) event.attributes().getOrDefault(Attribute.DAYS_SUPPLY, 0.0);
                    supplies.add(
                            days >= 1
                                    ? new int[] {day, day + (int) days - 1, 1}
                                    : end > day
                                            ? new int[] {day, end, 1}
                                            : new int[] {day, day + plan.supplied() - 1, 0});
                }
            }
            return supplies;
        }

        private boolean walk(Life life, int drug) {
            var supplies = supplies(life, plan.drugs().get(drug));
            var strata = new TreeSet<String>();
            boolean first = true;
            for (var period : periods(life)) {
                int start = period.start();
                int death = life.person().deathDay();
                int last =
                        Math.min(
                                Math.min(period.end(), plan.to()),
                                death == Timeline.NO_DAY ? plan.to() : death);
                if (start > last) {
                    continue;
                }
                var inside = supplies.stream().filter(s -> start <= s[0] && s[0] <= last).toList();
                inside.stream()
                        .filter(s -> s[0] >= plan.from())
                        .forEach(s -> {
                            count("total " + drug + " 3");
                            counts.merge("total " + drug + " 4", (long) s[2], Long::sum);
                        });
                var covered = new boolean[last - start + 1];
                inside.forEach(s -> {
                    for (int day = s[0]; day <= Math.min(s[1], last); day++) {
                        covered[day - start] = true;
                    }
                });
                var in = bridged(covered);
                for (int day = Math.max(start, plan.from()); day <= last; day++) {
                    var year = "" + Days.year(day);
                    int at = day - start;
                    boolean begins = in[at] && (at == 0 || !in[at - 1]);
                    boolean free = at >= plan.washout() && (!in[at] || begins);
                    for (int back = 1; free && back <= plan.washout(); back++) {
                        free = !in[at - back];
                    }
                    strata.add(year + " 0");
                    if (in[at]) {
                        strata.add(year + " 1");
                    }
                    if (free) {
                        strata.add(year + " 2");
                    }
                    if (free && begins) {
                        strata.add(year + " 3");
                        if (first) {
                            follow(life, drug, inside, covered, in, start, at);
                            first = false;
                        }
                    }
                }
            }
            strata.forEach(one -> {
                var parts = one.split(" ");
                count(
                        "stratum "
                                + drug
                                + "|"
                                + parts[0]
                                + "|"
                                + age(life, Integer.parseInt(parts[0]))
                                + "|"
                                + (plan.by().sexes() ? life.person().sex().letter() : "")
                                + "|"
                                + (plan.by().regions() ? life.person().region() : "")
                                + " "
                                + parts[1]);
            });
            return !strata.isEmpty();
        }

        private String age(Life life, int year) {
            if (plan.by().ages().isEmpty()) {
                return "0";
            }
            if (life.person().birthDay() == Timeline.NO_DAY) {
                return "-2";
            }
            int age = year - Days.year(life.person().birthDay());
            return ""
                    + (plan.by().ages().stream().filter(begin -> begin <= Math.max(0, age)).count()
                            - 1);
        }

        /// Days without supply between two with, where they are few enough.
        private boolean[] bridged(boolean[] covered) {
            var in = covered.clone();
            int last = -1;
            for (int day = 0; day < covered.length; day++) {
                if (covered[day]) {
                    for (int between = last + 1;
                            last >= 0 && day - last - 1 <= plan.gap() && between < day;
                            between++) {
                        in[between] = true;
                    }
                    last = day;
                }
            }
            return in;
        }

        private void follow(
                Life life,
                int drug,
                List<int[]> supplies,
                boolean[] covered,
                boolean[] in,
                int start,
                int begin) {
            count("total " + drug + " 0");
            int last = in.length - 1;
            int end = begin;
            while (end < last && in[end + 1]) {
                end++;
            }
            int next = end + 1;
            while (next <= last && !in[next]) {
                next++;
            }
            int eras = 1;
            for (int day = end + 1; day <= last; day++) {
                eras += in[day] && !in[day - 1] ? 1 : 0;
            }
            count(drug + "|DURATION " + (end - begin + 1));
            count(drug + "|ERAS " + eras);
            boolean stopped = last - end > plan.gap();
            count(
                    drug
                            + (stopped
                                    ? "|STOPPED " + (end - begin + 1)
                                    : "|NOT_STOPPED " + Math.max(0, last - begin - plan.gap())));
            if (stopped) {
                count(
                        drug
                                + (next <= last ? "|RESTARTED " : "|NOT_RESTARTED ")
                                + (Math.min(next, last) - end));
            }
            var days = new TreeSet<Integer>();
            var all = new TreeSet<Integer>();
            supplies.forEach(s -> all.add(s[0] - start));
            days.addAll(all.subSet(begin, end + 1));
            if (days.size() > 1) {
                count("total " + drug + " 2");
            }
            days.tailSet(begin + 1)
                    .forEach(day -> count(drug + "|BETWEEN " + (day - days.lower(day))));
            if (begin + 364 <= last) {
                count(drug + "|SUPPLIES " + all.subSet(begin, begin + 365).size());
                int from = begin;
                if (supplies.stream()
                        .filter(s -> s[0] - start >= from && s[0] - start <= from + 364)
                        .allMatch(s -> s[2] == 1)) {
                    int covers = 0;
                    for (int day = begin; day < begin + 365; day++) {
                        covers += covered[day] ? 1 : 0;
                    }
                    count(drug + "|COVERED " + covers);
                }
            }
            var codes = new TreeSet<String>();
            for (var event : life.events()) {
                int day =
                        event.time() == Timeline.NO_TIME
                                ? Integer.MAX_VALUE
                                : Days.ofTime(event.time()) - start - begin;
                if (plan.indications().codes().contains(event.code())
                        && day >= plan.before()
                        && day <= plan.until()) {
                    codes.add(event.code());
                }
            }
            codes.forEach(code -> count("code " + drug + "|" + code));
            if (!codes.isEmpty()) {
                count("total " + drug + " 1");
            }
        }
    }
}
