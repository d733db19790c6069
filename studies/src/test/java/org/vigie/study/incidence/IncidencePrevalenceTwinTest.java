package org.vigie.study.incidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.study.Entries;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Timeline;

/// Rates against a twin that walks through every day of every life.
@Tag("long")
class IncidencePrevalenceTwinTest {

    private static final long SEED = Seed.of("rates");

    @Test
    void walkingDayByDayCountsTheSame(@TempDir Path folder) throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(SEED), 80, 12);
        try (var store = Life.store(folder.resolve("store"), lives, 1)) {
            int withEvents = 0;
            int withCases = 0;
            for (var plan : IncidencePrevalenceFolds.plans()) {
                var rates = new PlainRunner(store).fold(new IncidencePrevalenceFold(plan));
                var found = new TreeMap<String, String>();
                rates.counts.forEach((key, counts) ->
                        found.put(
                                key.toString(),
                                List.of(counts[0], counts[1], counts[2], counts[3], counts[4])
                                        .toString()));
                assertEquals(walked(plan, lives), found, plan.toString());
                withEvents +=
                        rates.counts.values().stream()
                                        .anyMatch(counts ->
                                                counts[IncidencePrevalenceCounts.EVENTS] > 0)
                                ? 1
                                : 0;
                withCases +=
                        rates.counts.values().stream()
                                        .anyMatch(counts ->
                                                counts[IncidencePrevalenceCounts.CASES] > 0)
                                ? 1
                                : 0;
            }
            assertTrue(
                    withEvents >= 4 && withCases >= 4,
                    "plans with events: " + withEvents + ", with cases: " + withCases);
        }
    }

    private static TreeMap<String, String> walked(IncidencePrevalencePlan plan, List<Life> lives) {
        var counts = new TreeMap<String, long[]>();
        for (var life : lives) {
            for (int outcome = 0; outcome < plan.outcomes().size(); outcome++) {
                walk(plan, life, outcome, counts);
            }
        }
        var words = new TreeMap<String, String>();
        counts.forEach(
                (key, c) -> words.put(key, List.of(c[0], c[1], c[2], c[3], c[4]).toString()));
        return words;
    }

    /// Periods of observation, those that touch joined.
    private static List<ObservationPeriod> observed(Life life) {
        var joined = new ArrayList<ObservationPeriod>();
        for (var period : life.person().periods()) {
            if (!joined.isEmpty() && period.start() == joined.getLast().end() + 1) {
                joined.add(new ObservationPeriod(joined.removeLast().start(), period.end()));
            } else {
                joined.add(period);
            }
        }
        return joined;
    }

    private static boolean contributes(IncidencePrevalencePlan plan, Life life, int day) {
        return day >= plan.from()
                && day <= plan.to()
                && observed(life).stream()
                        .anyMatch(p -> p.start() + plan.history() <= day && day <= p.end())
                && inPopulation(plan, life, day);
    }

    private static boolean inPopulation(IncidencePrevalencePlan plan, Life life, int day) {
        return plan.population().isEmpty() || isOn(plan.population().get(), life, day);
    }

    private static boolean isOn(Entries entries, Life life, int day) {
        return IntStream.range(0, entries.size())
                .anyMatch(e ->
                        entries.persons()[e] == life.person().id()
                                && entries.starts()[e] <= day
                                && day <= entries.ends()[e]);
    }

    private static void walk(
            IncidencePrevalencePlan plan, Life life, int outcome, TreeMap<String, long[]> counts) {
        var starts = new TreeMap<Integer, Integer>();
        for (var event : life.events()) {
            if (event.time() != Timeline.NO_TIME
                    && plan.outcomes().get(outcome).codes().codes().contains(event.code())) {
                int day = Days.ofTime(event.time());
                int recorded = event.end() == Timeline.NO_TIME ? day : Days.ofTime(event.end());
                int end =
                        plan.lasts() == IncidencePrevalencePlan.EVER
                                ? Integer.MAX_VALUE
                                : plan.lasts() == IncidencePrevalencePlan.AS_RECORDED
                                        ? recorded
                                        : day + plan.lasts();
                starts.merge(day, end, Math::max);
            }
        }
        var entries = plan.outcomes().get(outcome).entries();
        for (int e = 0; e < entries.size(); e++) {
            if (entries.persons()[e] == life.person().id()) {
                int day = entries.starts()[e];
                int end =
                        plan.lasts() == IncidencePrevalencePlan.EVER
                                ? Integer.MAX_VALUE
                                : plan.lasts() == IncidencePrevalencePlan.AS_RECORDED
                                        ? entries.ends()[e]
                                        : day + plan.lasts();
                starts.merge(day, end, Math::max);
            }
        }
        var seen = new TreeSet<String>();
        boolean over = false;
        for (int day = plan.from(); day <= plan.to(); day++) {
            if (!contributes(plan, life, day)) {
                continue;
            }
            for (var key : keys(plan, life, outcome, day)) {
                var c = counts.computeIfAbsent(key, _ -> new long[5]);
                if (!over && atRisk(plan, starts, day)) {
                    c[0] += seen.add("persons " + key) ? 1 : 0;
                    c[1]++;
                    c[2] += starts.containsKey(day) ? 1 : 0;
                }
                prevalence(plan, life, day, key, starts, seen, c);
            }
            over |= !plan.repeated() && starts.containsKey(day) && atRisk(plan, starts, day);
        }
        counts.values().removeIf(c -> c[0] + c[1] + c[2] + c[3] + c[4] == 0);
    }

    /// Every earlier outcome is over, and its washout too.
    private static boolean atRisk(
            IncidencePrevalencePlan plan, TreeMap<Integer, Integer> starts, int day) {
        return starts.headMap(day).values().stream()
                .allMatch(end ->
                        plan.washout() != IncidencePrevalencePlan.EVER
                                && day > (long) end + plan.washout());
    }

    private static void prevalence(
            IncidencePrevalencePlan plan,
            Life life,
            int day,
            String key,
            TreeMap<Integer, Integer> starts,
            TreeSet<String> seen,
            long[] c) {
        int first = plan.interval() == Interval.OVERALL ? plan.from() : plan.interval().start(day);
        int last = plan.interval() == Interval.OVERALL ? plan.to() : plan.interval().end(first);
        boolean counts = plan.point() ? day == first : true;
        if (plan.full() && !plan.point()) {
            counts =
                    observed(life).stream()
                                    .anyMatch(p ->
                                            Math.max(plan.from(), p.start() + plan.history())
                                                            <= first
                                                    && Math.min(plan.to(), p.end()) >= last
                                                    && p.start() <= day
                                                    && day <= p.end())
                            && IntStream.rangeClosed(first, last)
                                    .allMatch(d -> inPopulation(plan, life, d));
        }
        if (counts) {
            c[3] += seen.add("population " + key) ? 1 : 0;
            boolean ill =
                    starts.entrySet().stream()
                            .anyMatch(o -> o.getKey() <= day && o.getValue() >= day);
            c[4] += ill && seen.add("case " + key) ? 1 : 0;
        }
    }

    private static List<String> keys(
            IncidencePrevalencePlan plan, Life life, int outcome, int day) {
        var who =
                "|"
                        + (plan.by().sexes() ? life.person().sex().letter() : "")
                        + "|"
                        + (plan.by().regions() ? life.person().region() : "");
        var begin = outcome + "|" + plan.interval().start(day) + "|";
        if (plan.by().ages().isEmpty()) {
            return List.of(begin + -1 + who);
        }
        int group = -2;
        if (life.person().birthDay() != Timeline.NO_DAY) {
            int age =
                    LocalDate.ofEpochDay(life.person().birthDay())
                            .until(LocalDate.ofEpochDay(day))
                            .getYears();
            group =
                    (int)
                            plan.by().ages().stream()
                                    .filter(start -> start != 0 && start <= age)
                                    .count();
        }
        return List.of(begin + -1 + who, begin + group + who);
    }
}
