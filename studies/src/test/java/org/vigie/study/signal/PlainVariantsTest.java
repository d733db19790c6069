package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.eventdependent.EventDependentExposure;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.time.EventDays;
import org.vigie.statistics.selfcontrolled.time.SeasonSpline;
import org.vigie.statistics.selfcontrolled.time.TimeTerm;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.method.Method;
import org.vigie.timeline.Timeline;

/// Variants of the case series whose cases come of a mask of days for each person.
@Tag("long")
class PlainVariantsTest {

    @Test
    void everyPairIsAsTheObviousWayHasIt() throws IOException {
        var random = new SplittableRandom(Seed.of("the plain twin of variants"));
        int compared = 0;
        for (int round = 0; round < 4; round++) {
            var settings =
                    new PlainTwinTest.Settings(
                            random.nextInt(3) * 90,
                            random.nextInt(3) * 20,
                            random.nextInt(60),
                            true,
                            random.nextInt(2) * 40,
                            0,
                            random.nextInt(50),
                            false);
            var born =
                    GeneratedLives.of(random, PlainTwinTest.PEOPLE, PlainTwinTest.CODES).stream()
                            .filter(life -> life.person().birthDay() != Timeline.NO_DAY)
                            .toList();
            var protocol =
                    settings.protocol()
                                    .replace("strongest: 3", "strongest: 0")
                                    .replace("exposures: [a, b, c]", "exposures: [a, b]")
                            + """
                            methods: [sccs_event_dependent_exposure, sccs_semiparametric, sccs_spline]
                            splines: [season]
                            """;
            try (var searched = new Searched(born, protocol, Searched.flat(born))) {
                for (var signal : searched.result().signals()) {
                    var expected = plain(born, settings, signal);
                    var about = settings + " " + signal;
                    PlainTwinTest.assertClose(expected.value(), signal.ratio().value(), about);
                    PlainTwinTest.assertClose(expected.low(), signal.ratio().low(), about);
                    PlainTwinTest.assertClose(expected.high(), signal.ratio().high(), about);
                    compared += Double.isNaN(expected.value()) ? 0 : 1;
                    assertTrue(
                            !Double.isNaN(signal.ratio().value()) || !signal.flags().isEmpty(),
                            "no reason: " + signal);
                }
            }
        }
        assertTrue(compared >= 24, "compared " + compared);
    }

    private static Estimate plain(
            List<Life> lives, PlainTwinTest.Settings settings, Signal signal) {
        var cases =
                lives.stream()
                        .flatMap(life ->
                                PlainTwinTest.cases(
                                        life,
                                        settings,
                                        PlainTwinTest.code(signal.exposure()),
                                        PlainTwinTest.code(signal.outcome()),
                                        0)
                                        .stream())
                        .toList();
        int[] starts = PlainTwinTest.starts(settings);
        if (signal.method() == Method.SCCS_EVENT_DEPENDENT_EXPOSURE) {
            int[] after = IntStream.of(starts).filter(start -> start >= 0).toArray();
            var design = new CaseDesign(List.of(windows(after)), List.of(), true);
            return EventDependentExposure.of(design, cases).relativeIncidence(after.length - 1);
        }
        int[] events = cases.stream().flatMapToInt(each -> Arrays.stream(each.events())).toArray();
        return series(
                cases,
                starts,
                signal.method() == Method.SCCS_SPLINE
                        ? new SeasonSpline(5)
                        : new EventDays(events));
    }

    private static RiskWindows windows(int[] starts) {
        return new RiskWindows("e", starts, new int[0], 1);
    }

    private static Estimate series(List<ObservedCase> cases, int[] starts, TimeTerm term) {
        var design = CaseDesign.of(List.of(windows(starts)), term);
        var tally = new CaseTally();
        cases.forEach(each -> tally.add(design, each));
        return CaseSeries.of(
                        CaseStrata.of(tally, design), design, tally.counts(), starts.length - 1)
                .waldOrFirth(starts.length - 1);
    }
}
