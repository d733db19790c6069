package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.Flag;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseInterval;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.statistics.selfcontrolled.time.Seasons;
import org.vigie.statistics.selfcontrolled.time.TimeTerm;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.study.signal.estimate.CurvePoint;
import org.vigie.study.signal.estimate.PairDetail;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.study.signal.question.Target;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// The one pass beside the obvious way: a mask of days for each person, pair by pair.
@Tag("long")
class PlainTwinTest {

    private static final int FIRST = 9_000;
    private static final int DAYS = 14_000;
    static final int PEOPLE = 400;
    static final int CODES = 6;
    private static final int LAG_DAYS = 20;
    private static final int LAGS = 3;

    record Settings(
            int washout,
            int persistence,
            int gap,
            boolean firstOnly,
            int before,
            int start,
            int end,
            boolean ages) {

        /// Days of a record whose length is not known.
        int supplied() {
            return gap % 9 + 1;
        }

        String protocol() {
            return """
            concept_sets: {a: [V/0], b: [V/1], c: [V/3], x: [V/2], y: [V/4]}
            exposures: [a, b, c]
            outcomes: [x, y]
            washout_days: %d
            extra_days: %d
            days_supplied: %d
            gap_days: %d
            outcome_events: %s
            pre_exposure_days: %d
            risk_window: {start: %d, end: %d}
            minimum_cases: 1
            small_cells: 0
            strongest: 3
            season_months: 3
            lag_days: %d
            lags: %d
            %s
            """
                    .formatted(
                            washout,
                            persistence,
                            supplied(),
                            gap,
                            firstOnly ? "first" : "all",
                            before,
                            start,
                            end,
                            LAG_DAYS,
                            LAGS,
                            ages ? "age_groups: [30, 45, 60]" : "");
        }
    }

    @Test
    void everyPairIsAsTheObviousWayHasIt() throws IOException {
        long seed = Seed.of("the plain twin of signals");
        var random = new SplittableRandom(seed);
        int compared = 0;
        int silent = 0;
        for (int round = 0; round < 6; round++) {
            var settings =
                    new Settings(
                            random.nextInt(3) * 90,
                            random.nextInt(3) * 20,
                            random.nextInt(60),
                            random.nextBoolean(),
                            random.nextInt(2) * 40,
                            random.nextInt(2) * 2,
                            random.nextInt(50),
                            random.nextBoolean());
            var lives = GeneratedLives.of(random, PEOPLE, CODES);
            try (var searched = new Searched(lives, settings.protocol(), Searched.flat(lives))) {
                var result = searched.result();
                var signals = result.of(Method.SCCS);
                assertEquals(3, result.details().size());
                for (var detail : result.details()) {
                    curvesAreAsTheObviousWayHasThem(detail, lives, settings);
                }
                for (var signal : signals) {
                    var series =
                            plain(lives, settings, code(signal.exposure()), code(signal.outcome()));
                    var expected = series.relativeIncidence(starts(settings).length - 1);
                    silent +=
                            series.flags().stream()
                                            .anyMatch(flag -> flag.flag() == Flag.NO_PERSON_TIME)
                                    ? 1
                                    : 0;
                    assertClose(expected.value(), signal.ratio().value(), settings + " " + signal);
                    assertClose(expected.low(), signal.ratio().low(), settings + " " + signal);
                    assertClose(expected.p(), signal.ratio().p(), settings + " " + signal);
                    assertTrue(
                            !Double.isNaN(signal.ratio().value()) || !signal.flags().isEmpty(),
                            "no reason: " + signal);
                    assertEquals(
                            people(lives, settings, signal),
                            List.of(
                                    signal.exposedCases(),
                                    signal.counts().cells().get(2),
                                    signal.counts().cells().get(3)),
                            settings + " " + signal);
                    compared += Double.isNaN(signal.ratio().value()) ? 0 : 1;
                }
            }
        }
        assertTrue(compared >= 12, "compared " + compared);
        assertTrue(silent >= 1, "pairs with a window without events: " + silent);
    }

    /// Seasons by the case series itself; days since the exposure by a likelihood with a line for
    /// each day.
    private static void curvesAreAsTheObviousWayHasThem(
            PairDetail detail, List<Life> lives, Settings settings) {
        var exposure = code(detail.signal().exposure());
        var outcome = code(detail.signal().outcome());
        var about = settings + " " + detail.signal();
        var seasons = plain(lives, settings, exposure, outcome, SEASONS);
        assertEquals(4, detail.seasons().size());
        assertEquals(1, detail.seasons().stream().filter(CurvePoint::isReference).count());
        assertEquals(
                detail.signal().events(),
                detail.seasons().stream().mapToLong(point -> point.events().orElseThrow()).sum());
        for (int i = 1; i < 4; i++) {
            if (!detail.seasons().get(i).isReference()) {
                same(
                        seasons,
                        seasons.relativeIncidence(seasons.names().size() - 4 + i),
                        seasons.names().size() - 4 + i,
                        detail.seasons().get(i),
                        about);
            }
        }
        for (var season : detail.seasons()) {
            assertEquals(
                    people(
                            lives,
                            settings,
                            detail.signal(),
                            0,
                            (each, day) ->
                                    month(each, day) >= season.first()
                                            && month(each, day) <= season.last()),
                    season.people(),
                    about + season);
        }
        for (var age : detail.ages()) {
            assertEquals(
                    people(
                            lives,
                            settings,
                            detail.signal(),
                            0,
                            (_, day) -> day >= age.first() && day <= age.last()),
                    age.people(),
                    about + age);
        }
        for (var lag : detail.lags()) {
            assertEquals(
                    people(
                            lives,
                            settings,
                            detail.signal(),
                            LAG_DAYS * LAGS,
                            (each, day) -> since(each, day, lag.first(), lag.last())),
                    lag.people(),
                    about + lag);
        }
        assertEquals(
                people(
                        lives,
                        settings,
                        detail.signal(),
                        LAG_DAYS * LAGS,
                        (each, day) -> !since(each, day, -settings.before, LAG_DAYS * LAGS - 1)),
                detail.people().besideLags(),
                about);
        var lags = daily(lives, settings, exposure, outcome);
        int before = settings.before > 0 ? 1 : 0;
        assertEquals(LAGS + before, detail.lags().size());
        for (int k = 0; k < LAGS; k++) {
            var point = detail.lags().get(before + k);
            assertEquals(k * LAG_DAYS, point.first());
            same(lags, lags.waldOrFirth(k), k, point, about);
            assertTrue(
                    !Double.isNaN(point.smooth())
                            || point.flags().stream()
                                    .anyMatch(flag -> flag.startsWith("no penalised")),
                    about);
        }
        if (before > 0) {
            same(lags, lags.waldOrFirth(LAGS), LAGS, detail.lags().getFirst(), about);
        }
    }

    private static void same(
            CaseSeries expected, Estimate rate, int column, CurvePoint point, String about) {
        assertClose(rate.value(), point.rate().value(), about + " " + point);
        assertClose(rate.low(), point.rate().low(), about + " " + point);
        assertClose(rate.high(), point.rate().high(), about + " " + point);
        assertEquals(
                Math.round(expected.likelihood().support(column).events()),
                point.events().orElseThrow(),
                about);
        assertTrue(
                !Double.isNaN(point.rate().value()) || !point.flags().isEmpty(),
                "no reason: " + point);
    }

    private static final TimeTerm SEASONS =
            new Seasons(
                    List.of(
                            MonthDay.of(1, 1),
                            MonthDay.of(4, 1),
                            MonthDay.of(7, 1),
                            MonthDay.of(10, 1)));

    /// A line for each day of each event's span: which step since an era began it lies in, whether
    /// before one, its age.
    private static CaseSeries daily(
            List<Life> lives, Settings settings, String exposure, String outcome) {
        int[] ages =
                settings.ages
                        ? new int[] {
                            SignalProtocol.firstDay(30),
                            SignalProtocol.firstDay(45),
                            SignalProtocol.firstDay(60),
                            Integer.MAX_VALUE
                        }
                        : new int[] {Integer.MAX_VALUE};
        var names =
                new ArrayList<>(
                        IntStream.rangeClosed(0, LAGS).mapToObj(k -> "column " + k).toList());
        IntStream.range(1, ages.length).forEach(g -> names.add("age " + g));
        var builder = new StrataBuilder(names.size());
        var all =
                lives.stream()
                        .flatMap(life ->
                                cases(life, settings, exposure, outcome, LAG_DAYS * LAGS).stream())
                        .toList();
        var happened =
                all.stream().flatMapToInt(each -> Arrays.stream(each.events())).summaryStatistics();
        for (var each : all) {
            for (int event : each.events()) {
                for (int day = each.start(); day <= each.end(); day++) {
                    if (group(ages, day) < group(ages, happened.getMin())
                            || group(ages, day) > group(ages, happened.getMax())) {
                        continue;
                    }
                    var values = new double[names.size()];
                    for (var era : each.exposures().getFirst()) {
                        int since = day - era.start();
                        if (since >= 0 && since < LAG_DAYS * LAGS) {
                            values[since / LAG_DAYS] = 1;
                        }
                        if (since < 0 && since >= -settings.before) {
                            values[LAGS] = 1;
                        }
                    }
                    int group = group(ages, day);
                    if (group > group(ages, happened.getMin())) {
                        values[LAGS + group] = 1;
                    }
                    builder.interval(builder.pattern(values), 1, day == event ? 1 : 0);
                }
                builder.endStratum();
            }
        }
        return CaseSeries.of(CaseStrata.of(builder), names);
    }

    /// How many age groups have ended before a day.
    private static int group(int[] ages, int day) {
        return (int) Arrays.stream(ages).filter(first -> first <= day).count();
    }

    static void assertClose(double expected, double found, String about) {
        assertTrue(
                Double.compare(expected, found) == 0
                        || Math.abs(expected - found) <= 1e-5 * Math.abs(expected),
                expected + " but " + found + ": " + about);
    }

    static String code(Target target) {
        return target.codes().codes().getFirst();
    }

    /// How many people have an event, one on a day at risk, one on another day.
    private static List<Long> people(List<Life> lives, Settings settings, Signal signal) {
        var design = CaseDesign.of(List.of(new RiskWindows("e", starts(settings), new int[0], 1)));
        int risk = starts(settings).length - 1;
        long all = 0;
        long atRisk = 0;
        long elsewhere = 0;
        for (var life : lives) {
            var intervals =
                    cases(life, settings, code(signal.exposure()), code(signal.outcome()), 0)
                            .stream()
                            .flatMap(each -> design.intervals(each).stream())
                            .filter(interval -> interval.events() > 0)
                            .toList();
            all += intervals.isEmpty() ? 0 : 1;
            atRisk += intervals.stream().anyMatch(interval -> atRisk(interval, risk)) ? 1 : 0;
            elsewhere += intervals.stream().anyMatch(interval -> !atRisk(interval, risk)) ? 1 : 0;
        }
        return List.of(all, atRisk, elsewhere);
    }

    /// How many people have an event on such a day of age.
    ///
    /// @param after as in [#cases]
    private static long people(
            List<Life> lives,
            Settings settings,
            Signal signal,
            int after,
            BiPredicate<ObservedCase, Integer> where) {
        return lives.stream()
                .filter(life ->
                        cases(
                                        life,
                                        settings,
                                        code(signal.exposure()),
                                        code(signal.outcome()),
                                        after)
                                .stream()
                                .anyMatch(each ->
                                        Arrays.stream(each.events())
                                                .anyMatch(day -> where.test(each, day))))
                .count();
    }

    private static int month(ObservedCase of, int day) {
        return LocalDate.ofEpochDay(day + of.birth()).getMonthValue();
    }

    /// Whether an era began so many days before.
    private static boolean since(ObservedCase of, int day, int first, int last) {
        return of.exposures().getFirst().stream()
                .anyMatch(era -> day - era.start() >= first && day - era.start() <= last);
    }

    private static boolean atRisk(CaseInterval interval, int risk) {
        return IntStream.of(interval.cells()).anyMatch(cell -> cell == risk);
    }

    /// Where the windows of an era begin.
    static int[] starts(Settings settings) {
        return IntStream.of(-settings.before, 0, settings.start).distinct().toArray();
    }

    private static CaseSeries plain(
            List<Life> lives,
            Settings settings,
            String exposure,
            String outcome,
            TimeTerm... more) {
        var terms = new ArrayList<TimeTerm>();
        if (settings.ages) {
            terms.add(
                    new AgeGroups(
                            SignalProtocol.firstDay(30),
                            SignalProtocol.firstDay(45),
                            SignalProtocol.firstDay(60)));
        }
        terms.addAll(List.of(more));
        var starts = starts(settings);
        var design =
                new CaseDesign(List.of(new RiskWindows("e", starts, new int[0], 1)), terms, false);
        var cases =
                lives.stream()
                        .flatMap(life -> cases(life, settings, exposure, outcome, 0).stream())
                        .toList();
        var tally = new CaseTally();
        cases.forEach(each -> tally.add(design, each));
        int apart = more.length > 0 ? starts.length : starts.length - 1;
        var silent =
                IntStream.range(0, apart)
                        .filter(window ->
                                CaseStrata.of(tally, design).support(window).events() == 0)
                        .boxed()
                        .toList();
        return silent.isEmpty()
                ? CaseSeries.of(tally, design)
                : without(silent, cases, design, tally.counts());
    }

    /// The series of the days that are not in these windows.
    private static CaseSeries without(
            List<Integer> windows,
            List<ObservedCase> cases,
            CaseDesign design,
            CaseTally.Counts counts) {
        var names = design.names();
        var builder = new StrataBuilder(names.size());
        for (var each : cases) {
            for (var interval : design.intervals(each)) {
                if (IntStream.of(interval.cells()).noneMatch(windows::contains)) {
                    var values = new double[names.size()];
                    IntStream.of(interval.cells()).forEach(cell -> values[cell] = 1);
                    builder.interval(
                            builder.pattern(values),
                            interval.last() - interval.first() + 1,
                            interval.events());
                }
            }
            builder.endStratum();
        }
        return CaseSeries.of(CaseStrata.of(builder), design, counts);
    }

    /// @param after days since an era began that matter; 0 for those of the risk window
    static List<ObservedCase> cases(
            Life life, Settings settings, String exposure, String outcome, int after) {
        var person = life.person();
        if (settings.ages && person.birthDay() == Timeline.NO_DAY) {
            return List.of();
        }
        int birth = person.birthDay() == Timeline.NO_DAY ? 0 : person.birthDay();
        var observed = new boolean[DAYS];
        person.periods()
                .forEach(period ->
                        Arrays.fill(
                                observed, period.start() - FIRST, period.end() + 1 - FIRST, true));
        var atRisk = new boolean[DAYS];
        int since = 0;
        for (int day = 0; day < DAYS; day++) {
            since = observed[day] ? since + 1 : 0;
            atRisk[day] =
                    since > settings.washout
                            && (person.deathDay() == Timeline.NO_DAY
                                    || day + FIRST <= person.deathDay());
        }
        var days = new TreeSet<Integer>();
        life.events().stream()
                .filter(event -> event.code().equals(outcome) && event.time() != Timeline.NO_TIME)
                .forEach(event -> days.add(Days.ofTime(event.time())));
        var counted = settings.firstOnly ? days.stream().limit(1).toList() : List.copyOf(days);
        var eras = eras(life, settings, exposure);
        var cases = new ArrayList<ObservedCase>();
        for (int from = 0; from < DAYS; from++) {
            if (atRisk[from] && (from == 0 || !atRisk[from - 1])) {
                int to = from;
                while (to + 1 < DAYS && atRisk[to + 1]) {
                    to++;
                }
                int start = from + FIRST;
                int end = to + FIRST;
                var inside =
                        counted.stream()
                                .filter(day -> day >= start && day <= end)
                                .mapToInt(day -> day - birth)
                                .toArray();
                var near =
                        eras.stream()
                                .filter(era ->
                                        era.start() - settings.before <= end
                                                && (after == 0
                                                                ? era.end()
                                                                : era.start() + after - 1)
                                                        >= start)
                                .map(era -> new Era(era.start() - birth, era.end() - birth))
                                .toList();
                if (inside.length > 0 && !near.isEmpty()) {
                    cases.add(
                            new ObservedCase(
                                    start - birth, end - birth, inside, List.of(near), birth));
                }
            }
        }
        return cases;
    }

    /// Days that a record lasts: those of supply from 1 on, or to the end where that is later.
    static int days(Life.Event event, int supplied) {
        double supply = (double) event.attributes().getOrDefault(Attribute.DAYS_SUPPLY, 0.0);
        if (supply >= 1) {
            return (int) Math.floor(supply);
        }
        int end =
                event.end() == Timeline.NO_TIME
                        ? 0
                        : Days.ofTime(event.end()) - Days.ofTime(event.time()) + 1;
        return end > 1 ? end : supplied;
    }

    /// Days exposed as a mask; runs of them, joined over gaps.
    private static List<Era> eras(Life life, Settings settings, String exposure) {
        var on = new boolean[DAYS + 200];
        life.events().stream()
                .filter(event -> event.code().equals(exposure) && event.time() != Timeline.NO_TIME)
                .forEach(event -> {
                    int first = Days.ofTime(event.time());
                    int last = first + days(event, settings.supplied()) - 1;
                    Arrays.fill(on, first - FIRST, last + settings.persistence + 1 - FIRST, true);
                });
        int[] days = IntStream.range(0, on.length).filter(day -> on[day]).toArray();
        var eras = new ArrayList<Era>();
        for (int i = 0; i < days.length; i++) {
            int start = days[i];
            while (i + 1 < days.length && days[i + 1] - days[i] - 1 <= settings.gap) {
                i++;
            }
            eras.add(new Era(start + FIRST, days[i] + FIRST + settings.end));
        }
        return eras;
    }
}
