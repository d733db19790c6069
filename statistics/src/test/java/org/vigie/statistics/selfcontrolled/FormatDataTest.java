package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseInterval;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.statistics.selfcontrolled.time.Seasons;

/// The intervals of `formatdata` in R's package SCCS 1.7, on 1,378 convulsions and three doses of
/// DTP and Hib.
///
/// R 4.2.2, survival 3.5.3; the package was not installed: the steps of its source, shortened, were
/// run for `formatdata(indiv=case, astart=sta, aend=end, aevent=conv, adrug=list(cbind(dtp,dtpd2,
/// dtpd3)), …, dataformat="multi", data=hibdat)` with what each test says, then `clogit(event ~
/// factor(exposure) + factor(age) + strata(indivL) + offset(log(interval)))`.
@Tag("reference")
class FormatDataTest {

    private static final AgeGroups AGES = new AgeGroups(60, 90, 120, 180, 240, 300);

    /// aedrug=dtp+14, expogrp=c(-14,0,4,8), washout=c(1,8,22): nrow,
    /// sum(interval*(exposure+1)*age), sum(lower*(exposure+2)*(event+1)).
    @Test
    void windowsBeforeAfterAndWashout() throws IOException {
        CaseDesign design =
                CaseDesign.of(
                        List.of(
                                new RiskWindows(
                                        "dtp", new int[] {-14, 0, 4, 8}, new int[] {1, 8, 22}, 1)),
                        AGES);
        List<ObservedCase> cases = dtp(14);
        assertArrayEquals(new long[] {28_785, 3_446_018, 16_019_499}, sums(design, cases));
        CaseSeries series = VaccineCases.fit(design, cases);
        assertArrayEquals(
                new double[] {
                    -1.1479301384991,
                    .1259821057720,
                    -.3945776867329,
                    -.2690502476088,
                    -.3439207628349,
                    -.2127210687421,
                    .0785228333575,
                    -.0812128943207,
                    -.0218506380724,
                    .1828041026361,
                    .7031182829480,
                    .9185660058900
                },
                series.coefficients(),
                1e-9);
        assertEquals(.184193856520, series.standardError(0), 1e-9);
        assertEquals(-2650.41827401 + 2826.73898463, series.logLikelihood(), 1e-7);
    }

    /// aedrug=dtp+14, expogrp=c(0,4,8), sameexpopar=FALSE.
    @Test
    void dosesApart() throws IOException {
        CaseDesign design =
                CaseDesign.of(
                        List.of(new RiskWindows("dtp", new int[] {0, 4, 8}, new int[0], 3)), AGES);
        CaseSeries series = VaccineCases.fit(design, dtp(14));
        assertArrayEquals(
                new double[] {
                    .4805390443738,
                    -.1171229089032,
                    .2850279674186,
                    .3832921955597,
                    -.4007830635137,
                    -.0189052404362,
                    .4517132622371,
                    .1616771550885,
                    -.3210845603552
                },
                Arrays.copyOf(series.coefficients(), 9),
                1e-6);
        assertEquals("dtp dose 2 window 3", series.names().get(5));
    }

    /// Two exposures, aedrug=…+3, seasongrp=c(0103,0106,0109,0112), made-up births; nrow.
    @Test
    void twoExposuresAndSeasons() throws IOException {
        Seasons seasons =
                new Seasons(
                        List.of(
                                MonthDay.of(3, 1),
                                MonthDay.of(6, 1),
                                MonthDay.of(9, 1),
                                MonthDay.of(12, 1)));
        CaseDesign design =
                CaseDesign.of(List.of(RiskWindows.whole("dtp"), RiskWindows.whole("hib")), seasons);
        List<ObservedCase> cases = VaccineCases.convulsions(3);
        assertEquals(13_290, sums(design, cases)[0]);
        CaseSeries series = VaccineCases.fit(design, cases);
        assertArrayEquals(
                new double[] {
                    -.1746141661194,
                    .1668860522707,
                    -.1746258094278,
                    -.1525127755845,
                    -.0792980270561
                },
                series.coefficients(),
                1e-9);
        assertEquals(
                List.of(
                        "dtp",
                        "hib",
                        "season from 06-01",
                        "season from 09-01",
                        "season from 12-01"),
                series.names());
    }

    private static List<ObservedCase> dtp(int days) throws IOException {
        return VaccineCases.convulsions(days).stream()
                .map(each ->
                        new ObservedCase(
                                each.start(),
                                each.end(),
                                each.events(),
                                List.of(each.exposures().getFirst()),
                                each.birth()))
                .toList();
    }

    /// R has the intervals once an event.
    private static long[] sums(CaseDesign design, List<ObservedCase> cases) {
        long[] sums = new long[3];
        for (ObservedCase each : cases) {
            for (int event : each.events()) {
                for (CaseInterval interval : design.intervals(each)) {
                    List<Integer> cells =
                            new ArrayList<>(Arrays.stream(interval.cells()).boxed().toList());
                    int levels = design.exposures().getFirst().levels();
                    int exposure =
                            !cells.isEmpty() && cells.getFirst() < levels
                                    ? cells.removeFirst() + 1
                                    : 0;
                    int age = cells.isEmpty() ? 1 : cells.getFirst() - levels + 2;
                    int here = event >= interval.first() && event <= interval.last() ? 1 : 0;
                    sums[0]++;
                    sums[1] += (long) interval.days() * (exposure + 1) * age;
                    sums[2] += (long) interval.first() * (exposure + 2) * (here + 1);
                }
            }
        }
        return sums;
    }
}
