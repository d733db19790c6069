package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.ExposureStrata;
import org.vigie.statistics.selfcontrolled.likelihood.ScoreAndInformation;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;

/// Cases packed as they come, beside the tally of their intervals.
class ExposureStrataTest {

    /// 100 days from day 1,000, an era of days 1,020 to 1,039 with its month before, an age group
    /// from day 1,030: 10 days before it under neither, 10 in the window before, 10 and 10 in the
    /// era, 60 after it.
    @Test
    void oneCaseSolvedByHand() {
        ExposureStrata strata = new ExposureStrata(new int[] {-10, 0}, new int[] {1_030});
        strata.add(1_000, 1_099, new int[] {1_015, 1_035}, new int[] {1_020, 1_039});
        assertEquals(20, strata.days(0), "10 days, two events");
        assertEquals(40, strata.days(1));
        assertEquals(200, strata.days());
        CaseStrata built = strata.build();
        // Σ n log of the share of days: events on cells of 10 and 10 of 100 days.
        double rate = Math.exp(1);
        assertEquals(
                Math.log(rate / ((90 + 10 * rate) / 100)) + Math.log(1 / ((90 + 10 * rate) / 100)),
                built.valueAt(new double[] {1, 0, 0}),
                1e-12);
        assertEquals(
                Math.log(rate / ((30 + 70 * rate) / 100)) + Math.log(1 / ((30 + 70 * rate) / 100)),
                built.valueAt(new double[] {0, 0, 1}),
                1e-12);
    }

    @Test
    void generatedCasesAreAsTheTallyHasThem() {
        long seed = Seed.of("the tally's twin");
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            int[] starts =
                    random.nextBoolean()
                            ? new int[] {-random.nextInt(1, 40), 0, random.nextInt(1, 20)}
                            : new int[] {random.nextInt(3)};
            int[] ages = random.ints(random.nextInt(4), 900, 1_500).sorted().distinct().toArray();
            CaseDesign design =
                    CaseDesign.of(
                            List.of(new RiskWindows("e", starts, new int[0], 1)),
                            new AgeGroups(ages));
            CaseTally tally = new CaseTally();
            ExposureStrata strata = new ExposureStrata(starts, ages);
            for (int person = 0; person < 30; person++) {
                add(random, design, tally, strata);
            }
            compare(random, CaseStrata.of(tally, design), strata.build());
            assertEquals(tally.counts(), strata.counts());
        }
    }

    private static void add(
            SplittableRandom random, CaseDesign design, CaseTally tally, ExposureStrata strata) {
        int start = random.nextInt(800, 1_200);
        int end = start + random.nextInt(400);
        int[] events =
                random.ints(random.nextInt(1, 4), start, end + 1).sorted().distinct().toArray();
        List<Era> eras = new ArrayList<>();
        int day = start - 100;
        for (int i = random.nextInt(6); i > 0; i--) {
            day += random.nextInt(1, 120);
            int last = day + random.nextInt(60);
            eras.add(new Era(day, last));
        }
        tally.add(design, ObservedCase.of(start, end, events, List.of(eras)));
        strata.add(
                start,
                end,
                events,
                eras.stream()
                        .flatMapToInt(era -> Arrays.stream(new int[] {era.start(), era.end()}))
                        .toArray());
    }

    private static void compare(SplittableRandom random, CaseStrata expected, CaseStrata found) {
        for (int draw = 0; draw < 4; draw++) {
            double[] beta = random.doubles(expected.columns(), -2, 2).toArray();
            ScoreAndInformation one = expected.at(beta);
            ScoreAndInformation other = found.at(beta);
            assertEquals(one.value(), other.value(), 1e-9);
            assertArrayEquals(one.gradient(), other.gradient(), 1e-9);
            for (int a = 0; a < beta.length; a++) {
                assertArrayEquals(one.information()[a], other.information()[a], 1e-9);
                assertEquals(expected.support(a).events(), found.support(a).events());
            }
        }
    }
}
