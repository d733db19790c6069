package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.disproportionality.Leopard;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.study.signal.scan.TreeCluster;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Days at risk and exposed over everybody, and starts around outcomes, beside the obvious way: a
/// mask of days for each person.
@Tag("long")
class PlainPersonTimeTest {

    private static final int FIRST = 9_000;
    private static final int DAYS = 14_000;
    private static final int OLD = SignalProtocol.firstDay(45);

    private record Settings(int washout, int persistence, int gap, int start, int end) {

        int supplied() {
            return gap % 9 + 1;
        }

        String protocol() {
            return """
            concept_sets: {a: [V/0], b: [V/1], x: [V/2], y: [V/3]}
            exposures: [a, b]
            outcomes: [x, y]
            methods: [lgps]
            washout_days: %d
            extra_days: %d
            days_supplied: %d
            gap_days: %d
            risk_window: {start: %d, end: %d}
            age_groups: [45]
            minimum_cases: 1
            small_cells: 0
            strongest: 0
            tree_scan: temporal
            """
                    .formatted(washout, persistence, supplied(), gap, start, end);
        }
    }

    /// What a mask of days says of a pair.
    private static final class Counts {
        final long[] time = new long[2];
        final long[] exposed = new long[2];
        final long[] events = new long[2];
        long inside;
        long after;
        long before;
        final List<Integer> followed = new ArrayList<>();

        double expected() {
            return IntStream.range(0, 2)
                    .filter(group -> time[group] > 0)
                    .mapToDouble(g -> (double) events[g] * exposed[g] / time[g])
                    .sum();
        }
    }

    @Test
    void everyPairIsAsTheObviousWayHasIt() throws IOException {
        var random = new SplittableRandom(Seed.of("the plain twin of person-time"));
        int compared = 0;
        int starts = 0;
        int clusters = 0;
        for (int round = 0; round < 6; round++) {
            var settings =
                    new Settings(
                            random.nextInt(3) * 90,
                            random.nextInt(3) * 20,
                            random.nextInt(60),
                            random.nextInt(4),
                            random.nextInt(50));
            var lives = GeneratedLives.of(random, 400, 4);
            try (var searched = new Searched(lives, settings.protocol(), Searched.flat(lives))) {
                var result = searched.result();
                for (var signal : result.of(Method.LGPS)) {
                    var counts = new Counts();
                    lives.forEach(life -> add(life, settings, signal, counts));
                    assertEquals(counts.inside, signal.events(), settings + " " + signal);
                    assertEquals(
                            counts.expected(),
                            signal.shrinkage().orElseThrow().expected(),
                            1e-9 * counts.expected(),
                            settings + " " + signal);
                    var gate = signal.gates().stream().filter(PlainPersonTimeTest::starts).toList();
                    double p = Leopard.of(counts.before, counts.after).p();
                    assertEquals(
                            counts.before + counts.after == 0 ? Double.NaN : p,
                            gate.getFirst().value(),
                            settings + " " + signal);
                    for (var cluster : result.clusters()) {
                        if (cluster.branch().code().equals(signal.exposure().id())
                                && cluster.branch().outcome().equals(signal.outcome())) {
                            assertEquals(inside(counts, cluster), cluster.branch().after());
                            assertEquals(
                                    counts.followed.size(),
                                    cluster.branch().after() + cluster.branch().before());
                            clusters++;
                        }
                    }
                    compared += counts.inside > 0 ? 1 : 0;
                    starts += counts.before + counts.after > 0 ? 1 : 0;
                }
            }
        }
        assertTrue(compared >= 12, "compared " + compared);
        assertTrue(starts >= 12, "starts near an outcome " + starts);
        assertTrue(clusters >= 6, "clusters " + clusters);
    }

    private static long inside(Counts counts, TreeCluster cluster) {
        return counts.followed.stream()
                .filter(day -> day >= cluster.firstDay() && day <= cluster.lastDay())
                .count();
    }

    private static boolean starts(DiagnosticResult gate) {
        return gate.diagnostic() == DiagnosticResult.Diagnostic.LEOPARD;
    }

    private static void add(Life life, Settings settings, Signal signal, Counts counts) {
        var person = life.person();
        if (person.birthDay() == Timeline.NO_DAY) {
            return;
        }
        var atRisk = atRisk(life, settings);
        var eras = eras(life, settings, signal.exposure().codes().codes().getFirst());
        var exposed = new boolean[DAYS];
        for (int[] era : eras) {
            int last = Math.max(era[0], era[1] + settings.end);
            for (int day = era[0] + settings.start; day <= last && day < DAYS; day++) {
                exposed[day] = true;
            }
        }
        int event =
                life.events().stream()
                        .filter(each ->
                                each.code().equals(signal.outcome().codes().codes().getFirst())
                                        && each.time() != Timeline.NO_TIME)
                        .mapToInt(each -> Days.ofTime(each.time()) - FIRST)
                        .min()
                        .orElse(-1);
        for (int day = 0; day < DAYS; day++) {
            if (atRisk[day]) {
                int group = day + FIRST - person.birthDay() >= OLD ? 1 : 0;
                counts.time[group]++;
                counts.exposed[group] += exposed[day] ? 1 : 0;
                counts.events[group] += day == event ? 1 : 0;
                counts.inside += day == event && exposed[day] ? 1 : 0;
            }
        }
        for (int[] era : eras) {
            int day = event - era[0];
            if (event >= 0
                    && atRisk[event]
                    && day >= 1
                    && day <= 56
                    && era[0] + 56 < DAYS
                    && atRisk[era[0]]
                    && IntStream.rangeClosed(1, 56).allMatch(next -> atRisk[era[0] + next])) {
                counts.followed.add(day);
            }
        }
        if (event >= 0 && atRisk[event]) {
            int from = event - Leopard.WINDOW;
            int to = event + Leopard.WINDOW;
            boolean whole =
                    from >= 0
                            && to < DAYS
                            && IntStream.rangeClosed(from, to).allMatch(day -> atRisk[day]);
            for (int[] era : eras) {
                counts.after += whole && era[0] > event && era[0] <= to ? 1 : 0;
                counts.before += whole && era[0] < event && era[0] >= from ? 1 : 0;
            }
        }
    }

    private static boolean[] atRisk(Life life, Settings settings) {
        var observed = new boolean[DAYS];
        life.person()
                .periods()
                .forEach(period ->
                        Arrays.fill(
                                observed, period.start() - FIRST, period.end() + 1 - FIRST, true));
        int death = life.person().deathDay();
        var atRisk = new boolean[DAYS];
        int since = 0;
        for (int day = 0; day < DAYS; day++) {
            since = observed[day] ? since + 1 : 0;
            atRisk[day] =
                    since > settings.washout && (death == Timeline.NO_DAY || day + FIRST <= death);
        }
        return atRisk;
    }

    /// Days exposed as a mask; runs of them, joined over gaps.
    private static List<int[]> eras(Life life, Settings settings, String exposure) {
        var on = new boolean[DAYS + 200];
        life.events().stream()
                .filter(event -> event.code().equals(exposure) && event.time() != Timeline.NO_TIME)
                .forEach(event -> {
                    int first = Days.ofTime(event.time()) - FIRST;
                    int last = first + PlainTwinTest.days(event, settings.supplied()) - 1;
                    Arrays.fill(on, first, last + settings.persistence + 1, true);
                });
        int[] days = IntStream.range(0, on.length).filter(day -> on[day]).toArray();
        var eras = new ArrayList<int[]>();
        for (int i = 0; i < days.length; i++) {
            int start = days[i];
            while (i + 1 < days.length && days[i + 1] - days[i] - 1 <= settings.gap) {
                i++;
            }
            eras.add(new int[] {start, days[i]});
        }
        return eras;
    }
}
