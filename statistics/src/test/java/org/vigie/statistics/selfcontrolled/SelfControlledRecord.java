package org.vigie.statistics.selfcontrolled;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.lag.LagCoverage;
import org.vigie.statistics.selfcontrolled.likelihood.ExposureStrata;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;

/// How often the intervals of case series hold the truth, and how long a fit takes: the figures of
/// docs/calibration.md and docs/performance.md. Takes minutes: `mvn -pl statistics test
/// -Dtest=SelfControlledRecord -Dvigie.slow=true`.
class SelfControlledRecord {

    private static final CaseDesign DESIGN =
            CaseDesign.of(
                    List.of(RiskWindows.whole("drug")), new AgeGroups(1_073, 1_146, 1_219, 1_292));

    private static void skipUnlessAsked() {
        if (!Boolean.getBoolean("vigie.slow")) {
            System.out.println(
                    "skipped: coverage over thousands of simulated case series; -Dvigie.slow=true");
            Assumptions.abort("takes minutes; -Dvigie.slow=true");
        }
    }

    @Test
    void coverageOfCaseSeries() {
        skipUnlessAsked();
        System.out.println(
                "| cases | truth | reported | Wald | profile | flagged | Firth's | their intervals |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int cases : new int[] {20, 50, 200}) {
            for (double truth : new double[] {.5, 1, 2, 5}) {
                int series = 2_000;
                List<CaseSeries> found =
                        IntStream.range(0, series)
                                .mapToObj(i ->
                                        VaccineCases.fit(
                                                DESIGN,
                                                drawn(
                                                        new Random(1_000L * cases + i),
                                                        cases,
                                                        truth)))
                                .filter(each -> !Double.isNaN(each.coefficients()[0]))
                                .toList();
                List<CaseSeries> firth = found.stream().filter(CaseSeries::penalised).toList();
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %.1f | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %s |%n",
                        cases,
                        truth,
                        share(found, each -> holds(each.relativeIncidence(0), truth)),
                        share(found, each -> holds(each.wald(0), truth)),
                        share(found, each -> holds(each.profile(0), truth)),
                        share(found, each -> !each.reasons(0).isEmpty()),
                        share(found, CaseSeries::penalised),
                        firth.size() < 100
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "%.1f %%",
                                        share(firth, each -> holds(each.profile(0), truth))));
            }
        }
    }

    private static boolean holds(Estimate of, double truth) {
        return of.low() <= truth && truth <= of.high();
    }

    private static double share(List<CaseSeries> all, Predicate<CaseSeries> wanted) {
        return 100. * all.stream().filter(wanted).count() / all.size();
    }

    /// A year from day 1,000, an era of 42 days somewhere, the rate rising with age.
    static List<ObservedCase> drawn(Random random, int cases, double truth) {
        List<ObservedCase> drawn = new ArrayList<>();
        while (drawn.size() < cases) {
            int dose = 1_010 + random.nextInt(300);
            int day = 1_000 + random.nextInt(365);
            double rate = (day >= dose && day < dose + 42 ? truth : 1) * (1 + (day - 1_000) / 365.);
            if (random.nextDouble() * 2 * Math.max(1, truth) < rate) {
                drawn.add(
                        ObservedCase.of(
                                1_000,
                                1_364,
                                new int[] {day},
                                List.of(List.of(new Era(dose, dose + 41)))));
            }
        }
        return drawn;
    }

    @Test
    void coverageOfLagCurves() {
        skipUnlessAsked();
        LagCoverage.print();
    }

    /// Pairs of 60 cases with five age groups, one after another: Vigie from the cases, R from
    /// intervals that are cut already. Both on one core.
    @Test
    void timeOfManyPairsBesideClogit() throws Exception {
        skipUnlessAsked();
        int pairs = 300;
        List<List<ObservedCase>> cases =
                IntStream.range(0, pairs).mapToObj(i -> drawn(new Random(i), 60, 2)).toList();
        double[] found = new double[pairs];
        long start = 0;
        for (int round = 0; round < 5; round++) {
            start = clock();
            for (int i = 0; i < pairs; i++) {
                found[i] = packed(cases.get(i)).coefficients()[0];
            }
        }
        double vigie = (clock() - start) / 1e6 / pairs;
        String[] r = SeriesInR.clogit(DESIGN, cases);
        double worst =
                IntStream.range(0, pairs)
                        .mapToDouble(i -> Math.abs(found[i] - Double.parseDouble(r[i + 1])))
                        .max()
                        .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "a pair: Vigie %.3f ms, R's clogit %.1f ms; median difference of the coefficients %.1e%n",
                vigie,
                Double.parseDouble(r[0]),
                median(found, r));
        System.out.println("largest difference, where R's do not converge: " + worst);
    }

    private static double median(double[] found, String[] r) {
        double[] apart =
                IntStream.range(0, found.length)
                        .mapToDouble(i -> Math.abs(found[i] - Double.parseDouble(r[i + 1])))
                        .sorted()
                        .toArray();
        return apart[apart.length / 2];
    }

    private static CaseSeries packed(List<ObservedCase> cases) {
        ExposureStrata strata =
                new ExposureStrata(new int[] {0}, new int[] {1_073, 1_146, 1_219, 1_292});
        for (ObservedCase each : cases) {
            Era era = each.exposures().getFirst().getFirst();
            strata.add(each.start(), each.end(), each.events(), new int[] {era.start(), era.end()});
        }
        return CaseSeries.of(strata.build(), DESIGN, strata.counts());
    }

    /// 1,000 cases of about 10 intervals: an exposure, age groups and their cuts.
    @Test
    void timeOfAFit() {
        skipUnlessAsked();
        CaseDesign design =
                CaseDesign.of(
                        List.of(RiskWindows.of("drug", 0, 14, 28)),
                        new AgeGroups(1_060, 1_120, 1_180, 1_240, 1_300));
        List<ObservedCase> cases = drawn(new Random(1), 1_000, 2);
        System.out.println(
                "intervals a case: "
                        + cases.stream()
                                .mapToInt(each -> design.intervals(each).size())
                                .average()
                                .orElseThrow());
        double[] tallies = new double[240];
        double[] fits = new double[240];
        for (int i = 0; i < fits.length; i++) {
            long start = clock();
            CaseTally tally = VaccineCases.tally(design, cases);
            long middle = clock();
            CaseSeries.of(tally, design);
            fits[i] = (clock() - middle) / 1e6;
            tallies[i] = (middle - start) / 1e6;
        }
        Arrays.sort(fits, 200, 240);
        Arrays.sort(tallies, 200, 240);
        System.out.printf(
                Locale.ROOT,
                "processor time, median of 40: tally %.2f ms, fit %.2f ms%n",
                tallies[220],
                fits[220]);
    }

    private static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
