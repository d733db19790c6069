package org.vigie.study.surveillance.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.vigie.statistics.sequential.late.RiskWindow;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.study.surveillance.count.SurveillancePlan.Target;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Timeline;

/// Counts of surveillance against a twin that walks through every day of every life.
@Tag("long")
class SurveillanceTwinTest {

    private static final long SEED = Seed.of("surveillance");

    @Test
    void walkingDayByDayCountsTheSame(@TempDir Path folder) throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(SEED), 1500, 25);
        try (var store = Life.store(folder.resolve("store"), lives, 1)) {
            long events = 0;
            long matched = 0;
            for (var plan : SurveillanceFolds.plans()) {
                var counts = new PlainRunner(store).fold(new SurveillanceFold(plan));
                var cells = new TreeMap<String, List<Long>>();
                counts.cells.forEach((cell, found) -> cells.put(cell, List.of(found[0], found[1])));
                var walk = new Walk(plan);
                lives.forEach(walk::add);
                assertEquals(walk.cells, cells);
                var exposed = new TreeMap<String, List<Long>>();
                counts.exposed.forEach((key, n) -> exposed.put(key, List.of(n[0], n[1])));
                assertEquals(walk.exposed, exposed);
                var windows = new TreeMap<String, List<Long>>();
                counts.matched.forEach((key, n) -> windows.put(key, List.of(n[0], n[1])));
                assertEquals(walk.matched, windows);
                matched += windows.values().stream().filter(n -> n.get(0) > 0).count();
                matched += windows.values().stream().filter(n -> n.get(1) > 0).count();
                assertEquals(
                        List.of((long) lives.size(), walk.observed, walk.everExposed),
                        List.of(counts.people, counts.observed, counts.everExposed));
                events +=
                        cells.entrySet().stream()
                                .filter(cell -> !cell.getKey().contains("|-1|"))
                                .mapToLong(cell -> cell.getValue().get(1))
                                .sum();
            }
            assertTrue(events > 10, "events in risk windows: " + events);
            assertTrue(matched > 10, "looks with events of matched windows: " + matched);
        }
    }

    private static final class Walk {

        final SurveillancePlan plan;
        final TreeMap<String, List<Long>> cells = new TreeMap<>();
        final TreeMap<String, List<Long>> exposed = new TreeMap<>();
        final TreeMap<String, List<Long>> matched = new TreeMap<>();
        long observed;
        long everExposed;

        Walk(SurveillancePlan plan) {
            this.plan = plan;
        }

        void add(Life life) {
            var seen = observedDays(life);
            observed += seen.stream().anyMatch(this::isWatched) ? 1 : 0;
            boolean ever = false;
            for (int e = 0; e < plan.exposures().size(); e++) {
                var doses = days(life, plan.exposures().get(e));
                if (plan.comparison().isPresent()) {
                    ever |= match(life, e, doses, seen);
                    continue;
                }
                boolean once = false;
                for (int day : seen) {
                    boolean risk = doses.stream().anyMatch(d -> inWindow(d, day));
                    boolean watched =
                            doses.stream().anyMatch(d -> d >= plan.from() && inWindow(d, day));
                    if (isWatched(day) && watched) {
                        exposed.merge(
                                e + "|" + look(day),
                                List.of(1L, once ? 0L : 1L),
                                (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
                        once = true;
                        count(life, e, look(day), day);
                    } else if (day >= plan.historyFrom() && day < plan.from() && !risk) {
                        count(life, e, -1, day);
                    }
                }
                ever |= once;
            }
            everExposed += ever ? 1 : 0;
        }

        private static TreeSet<Integer> window(int dose, RiskWindow window) {
            var days = new TreeSet<Integer>();
            for (int day = dose + window.first(); day <= dose + window.last(); day++) {
                days.add(day);
            }
            return days;
        }

        private boolean match(Life life, int e, TreeSet<Integer> doses, TreeSet<Integer> seen) {
            int death = life.person().deathDay();
            var taken = new TreeSet<Integer>();
            boolean once = false;
            for (int dose : doses) {
                var risk = window(dose, plan.risk());
                var compared = window(dose, plan.comparison().orElseThrow());
                var both = new TreeSet<>(risk);
                both.addAll(compared);
                boolean dead = death != Timeline.NO_DAY;
                boolean counts =
                        isWatched(dose)
                                && both.last() <= plan.to()
                                && (!dead || dose <= death)
                                && both.stream()
                                        .allMatch(d -> seen.contains(d) || dead && d > death)
                                && doses.stream()
                                        .filter(d -> d != dose)
                                        .flatMap(d -> window(d, plan.risk()).stream())
                                        .noneMatch(both::contains)
                                && compared.stream().noneMatch(taken::contains);
                if (counts) {
                    taken.addAll(compared);
                    int look = look(both.last());
                    exposed.merge(
                            e + "|" + look, List.of((long) risk.size(), once ? 0L : 1L), Walk::sum);
                    once = true;
                    for (int o = 0; o < plan.outcomes().size(); o++) {
                        var outcomes = days(life, plan.outcomes().get(o));
                        if (!outcomes.isEmpty() && both.contains(outcomes.first())) {
                            long inRisk = risk.contains(outcomes.first()) ? 1 : 0;
                            matched.merge(
                                    e + "|" + o + "|" + look,
                                    List.of(inRisk, 1 - inRisk),
                                    Walk::sum);
                        }
                    }
                }
            }
            return once;
        }

        private static List<Long> sum(List<Long> a, List<Long> b) {
            return List.of(a.get(0) + b.get(0), a.get(1) + b.get(1));
        }

        private void count(Life life, int e, int look, int day) {
            for (int o = 0; o < plan.outcomes().size(); o++) {
                var outcomes = days(life, plan.outcomes().get(o));
                int first = outcomes.isEmpty() ? Integer.MAX_VALUE : outcomes.first();
                if (day <= first) {
                    var sex = plan.sexes() ? life.person().sex().letter() : "";
                    cells.merge(
                            e + "|" + o + "|" + look + "|" + age(life, day) + "|" + sex,
                            List.of(1L, day == first ? 1L : 0L),
                            (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
                }
            }
        }

        private boolean inWindow(int dose, int day) {
            return day - dose >= plan.risk().first() && day - dose <= plan.risk().last();
        }

        private boolean isWatched(int day) {
            return day >= plan.from() && day <= plan.to();
        }

        private int look(int day) {
            return (int) plan.looks().stream().filter(end -> end < day).count();
        }

        /// Observed on the day and on each of the washout's days before it.
        private TreeSet<Integer> observedDays(Life life) {
            var all = new TreeSet<Integer>();
            for (ObservationPeriod period : life.person().periods()) {
                IntStream.rangeClosed(period.start(), period.end()).forEach(all::add);
            }
            var days = new TreeSet<Integer>();
            int run = 0;
            int before = Integer.MIN_VALUE;
            for (int day : all) {
                run = day - 1 == before ? run + 1 : 0;
                before = day;
                if (run >= plan.washout()) {
                    days.add(day);
                }
            }
            return days;
        }

        private static TreeSet<Integer> days(Life life, Target target) {
            var days = new TreeSet<Integer>();
            for (var event : life.events()) {
                if (event.time() != Timeline.NO_TIME
                        && target.codes().codes().contains(event.code())) {
                    days.add(Days.ofTime(event.time()));
                }
            }
            for (int i = 0; i < target.entries().size(); i++) {
                if (target.entries().persons()[i] == life.person().id()) {
                    days.add(target.entries().starts()[i]);
                }
            }
            return days;
        }

        private int age(Life life, int day) {
            if (plan.ages().isEmpty()) {
                return -1;
            }
            if (life.person().birthDay() == Timeline.NO_DAY) {
                return -2;
            }
            var born = LocalDate.ofEpochDay(life.person().birthDay());
            int years = born.until(LocalDate.ofEpochDay(day)).getYears();
            return (int) plan.ages().stream().filter(age -> age <= years).count() - 1;
        }
    }
}
