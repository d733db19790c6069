package org.vigie.statistics.selfcontrolled.eventdependent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.Flag;
import org.vigie.statistics.selfcontrolled.Flagged;
import org.vigie.statistics.selfcontrolled.RobustSeries;
import org.vigie.statistics.selfcontrolled.Sandwich;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseInterval;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.NewtonMaximiser;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;
import org.vigie.statistics.selfcontrolled.likelihood.StratumProbabilities;

/// The case series when an event keeps people from being exposed later: vaccination is put off, a
/// drug is stopped.
///
/// Only exposures up to a case's first event are used. Each case is looked at from its start and
/// from each dose on, as if no further dose had been given; an event under a later dose j counts
/// e^(−β(j)), what it would have been worth without that dose. The estimating equations are solved
/// in rounds, and the covariance is their sandwich. The end of observation must be the one that
/// would have been without the event, and the windows of risk have a fixed length. The numbers are
/// those of `eventdepenexp` in R's package SCCS.
///
/// Farrington CP, Whitaker HJ, Hocine MN (2009). Case series analysis for censored, perturbed, or
/// curtailed post-event exposures. doi 10.1093/biostatistics/kxn013.
public final class EventDependentExposure {

    private static final int MOST_ROUNDS = 500;
    private static final double SMALL_CHANGE = 1e-10;

    private final CaseDesign asked;
    private final CaseDesign apart;
    private final double[][] cells;
    private final StrataBuilder builder;

    /// Of each stratum: the case, and the column whose effect is divided out of its event's weight,
    /// or −1.
    private final List<int[]> strata = new ArrayList<>();

    private final boolean gap;

    private EventDependentExposure(CaseDesign asked, int doses) {
        this.asked = asked;
        RiskWindows windows = asked.exposures().getFirst();
        this.gap = windows.starts()[0] > 0;
        int[] starts = windows.starts();
        starts = gap ? IntStream.concat(IntStream.of(0), IntStream.of(starts)).toArray() : starts;
        this.apart =
                new CaseDesign(
                        List.of(new RiskWindows(windows.name(), starts, new int[0], doses)),
                        asked.time(),
                        true);
        this.cells = asked.rows();
        this.builder = new StrataBuilder(asked.names().size());
    }

    /// Estimates the design's columns; its one exposure has neither washout windows nor windows
    /// before the exposure.
    public static RobustSeries of(CaseDesign design, List<ObservedCase> cases) {
        if (design.exposures().size() != 1
                || design.exposures().getFirst().starts()[0] < 0
                || design.exposures().getFirst().washout().length > 0) {
            throw new IllegalArgumentException(
                    "event-dependent exposure needs one exposure, without windows before it "
                            + "and without washout");
        }
        int doses =
                cases.stream()
                        .mapToInt(each ->
                                each.exposures().getFirst().stream()
                                        .mapToInt(Era::dose)
                                        .max()
                                        .orElse(0))
                        .max()
                        .orElse(0);
        int eras =
                cases.stream().mapToInt(each -> each.exposures().getFirst().size()).max().orElse(0);
        EventDependentExposure model =
                new EventDependentExposure(design, Math.max(1, Math.max(doses, eras)));
        for (int i = 0; i < cases.size(); i++) {
            model.add(i, cases.get(i));
        }
        return model.solve();
    }

    private void add(int number, ObservedCase of) {
        int[] events = of.counted(true);
        if (events.length == 0) {
            return;
        }
        List<Era> before =
                of.exposures().getFirst().stream().filter(era -> era.start() <= events[0]).toList();
        List<CaseInterval> intervals =
                apart.intervals(
                        new ObservedCase(
                                of.start(), of.end(), events, List.of(before), of.birth()));
        if (level(intervals.getFirst()) == 0) {
            addFrom(number, intervals, 0);
        }
        for (int dose = 1; dose <= apart.exposures().getFirst().doses(); dose++) {
            for (int k = 0; k < intervals.size(); k++) {
                if (dose(intervals.get(k)) == dose) {
                    addFrom(number, intervals.subList(k, intervals.size()), dose);
                    break;
                }
            }
        }
    }

    /// What happened from a dose on, with the effect of that dose alone.
    private void addFrom(int number, List<CaseInterval> intervals, int dose) {
        int freed = -1;
        for (CaseInterval each : intervals) {
            int column = column(each);
            builder.interval(
                    builder.pattern(row(each, dose(each) == dose ? column : -1)),
                    each.days(),
                    each.events());
            if (each.events() > 0 && dose(each) > dose) {
                freed = column;
            }
        }
        builder.endStratum();
        strata.add(new int[] {number, freed});
    }

    private double[] row(CaseInterval of, int exposure) {
        double[] row = new double[asked.names().size()];
        int shift = asked.exposureColumns() - apart.exposureColumns();
        for (int cell : of.cells()) {
            if (cell >= apart.exposureColumns()) {
                double[] values = cells[cell + shift];
                Arrays.setAll(row, a -> row[a] + values[a]);
            }
        }
        if (exposure >= 0) {
            row[exposure] = 1;
        }
        return row;
    }

    private int level(CaseInterval of) {
        return of.cells().length > 0 && of.cells()[0] < apart.exposureColumns()
                ? of.cells()[0] + 1
                : 0;
    }

    /// The dose whose windows an interval lies in, or 0.
    private int dose(CaseInterval of) {
        return Math.ceilDiv(level(of), apart.exposures().getFirst().windows());
    }

    /// The column of an interval's window, or −1.
    private int column(CaseInterval of) {
        int windows = apart.exposures().getFirst().windows();
        int window = level(of) == 0 ? -1 : (level(of) - 1) % windows - (gap ? 1 : 0);
        int dose = Math.min(dose(of), asked.exposures().getFirst().doses());
        return window < 0 ? -1 : (dose - 1) * asked.exposures().getFirst().windows() + window;
    }

    private RobustSeries solve() {
        CaseStrata whole = CaseStrata.of(builder);
        List<String> names = asked.names();
        CaseSeries start = CaseSeries.of(whole, names);
        if (start.flags().stream().anyMatch(each -> each.about().equals(Flagged.SERIES))) {
            return RobustSeries.none(
                    names,
                    start.flags().stream()
                            .map(each ->
                                    each.flag() == Flag.SEPARATED
                                            ? new Flagged(Flag.NO_MAXIMUM, each.about())
                                            : each)
                            .toList());
        }
        boolean[] model = start.model();
        double[] beta = new double[names.size()];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            CaseStrata strata = weighted(whole, beta);
            NewtonMaximiser.Place top =
                    new NewtonMaximiser(strata, model, false).climb(beta, model);
            if (top.end() != NewtonMaximiser.End.TOP) {
                break;
            }
            double[] before = beta;
            beta = top.beta();
            if (IntStream.range(0, beta.length)
                    .allMatch(a -> Math.abs(top.beta()[a] - before[a]) <= SMALL_CHANGE)) {
                return settled(weighted(whole, beta), beta, model, start.flags());
            }
        }
        return RobustSeries.none(names, List.of(new Flagged(Flag.TOO_FLAT, Flagged.SERIES)));
    }

    private CaseStrata weighted(CaseStrata whole, double[] beta) {
        double[] events = whole.events.clone();
        for (int i = 0; i < whole.strata(); i++) {
            int freed = strata.get(i)[1];
            for (int k = whole.first[i]; k < whole.first[i + 1] && freed >= 0; k++) {
                events[k] *= Math.exp(-beta[freed]);
            }
        }
        return whole.with(whole.weight, events);
    }

    /// bread = −information − Σ score of the strata freed of a column, beside that column; meat = Σ
    /// over cases of the square of their score.
    private RobustSeries settled(
            CaseStrata at, double[] beta, boolean[] model, List<Flagged> flags) {
        int p = beta.length;
        double[][] bread = at.at(beta).information();
        double[][] meat = new double[p][p];
        StratumProbabilities probabilities = new StratumProbabilities(at, beta);
        double[] score = new double[p];
        for (int i = 0; i < at.strata(); i++) {
            double[] part = probabilities.score(i);
            for (int a = 0; a < p; a++) {
                score[a] += part[a];
                if (strata.get(i)[1] >= 0) {
                    bread[a][strata.get(i)[1]] += part[a];
                }
            }
            if (i + 1 == at.strata() || strata.get(i + 1)[0] != strata.get(i)[0]) {
                addSquare(meat, score);
                Arrays.fill(score, 0);
            }
        }
        return new RobustSeries(
                asked.names(), shown(beta, model), Sandwich.of(bread, meat, model), flags);
    }

    private static void addSquare(double[][] sum, double[] score) {
        for (int a = 0; a < score.length; a++) {
            for (int b = 0; b < score.length; b++) {
                sum[a][b] += score[a] * score[b];
            }
        }
    }

    private static double[] shown(double[] beta, boolean[] model) {
        return IntStream.range(0, beta.length)
                .mapToDouble(a -> model[a] ? beta[a] : Double.NaN)
                .toArray();
    }
}
