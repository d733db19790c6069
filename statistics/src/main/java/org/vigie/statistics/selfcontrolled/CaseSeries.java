package org.vigie.statistics.selfcontrolled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.likelihood.CaseLikelihood;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.Ldlt;
import org.vigie.statistics.selfcontrolled.likelihood.NewtonMaximiser;
import org.vigie.statistics.selfcontrolled.likelihood.ScoreAndInformation;
import org.vigie.statistics.selfcontrolled.time.TimeTerm;

/// What a self-controlled case series shows: relative incidences, each with its interval.
///
/// A column that cannot be estimated is left out of the model, flagged, and has coefficient `NaN`;
/// the others are estimated without it, as R does. If the events are separated, all coefficients
/// are Firth's. The numbers are those of `standardsccs` in R's package SCCS.
///
/// @param names of the columns
/// @param coefficients log relative incidence per unit of each
/// @param covariance their covariance, the inverse of the information
/// @param logLikelihood its gain over all coefficients 0, not penalised
/// @param penalised whether the coefficients are Firth's
/// @param flags what is missing or doubtful, and why
/// @param likelihood that of the cases, for profile intervals
public record CaseSeries(
        List<String> names,
        double[] coefficients,
        double[][] covariance,
        double logLikelihood,
        boolean penalised,
        List<Flagged> flags,
        CaseLikelihood likelihood) {

    /// Events under a 0/1 column below which its estimate is flagged.
    static final int FEW = 5;

    /// Events under a 0/1 column, or beside it, below which its profile interval is reported. From
    /// so many on the ends of Wald's are within 2 % of it.
    static final int PROFILED = 50;

    /// Shares of cases that end with their event above which the series is flagged.
    private static final double MANY_ENDED = .05;

    /// Below this share of its second moment, what is left of a column within cases is rounding.
    private static final double ROUNDING = 1e-12;

    /// Below this share of its variance, what other columns leave of a column says nothing. It is
    /// far above what a climb asks of a matrix, because sums over very many intervals are rounded:
    /// a column that follows from others only but for rounding would be lost on the way.
    private static final double COLLINEAR = 1e-9;

    /// The series of a tally.
    public static CaseSeries of(CaseTally tally, CaseDesign design) {
        return of(CaseStrata.of(tally, design), design, tally.counts());
    }

    /// The series of cases that were packed as they came, with what was counted of them. Days of
    /// groups of age or season in which no event fell are left out.
    public static CaseSeries of(CaseStrata all, CaseDesign design, CaseTally.Counts counts) {
        return of(all, design, counts, 0);
    }

    /// The same, where the first windows are only there to be kept apart from the others: if no
    /// event fell in one, its days are left out too, and nothing is said of it.
    ///
    /// @param apart how many of the first columns those are
    public static CaseSeries of(
            CaseStrata all, CaseDesign design, CaseTally.Counts counts, int apart) {
        List<String> names = design.names();
        EventGroups windows = EventGroups.ofWindows(all, apart, names);
        List<Flagged> flags = new ArrayList<>(windows.flags());
        CaseStrata strata = windows.strata();
        int from = design.exposureColumns();
        for (TimeTerm term : design.time()) {
            int to = from + term.columns().size();
            if (term.groups()) {
                EventGroups groups = EventGroups.of(strata, from, to, names);
                strata = groups.strata();
                flags.addAll(groups.flags());
            }
            from = to;
        }
        if (counts.endedByEvent() > MANY_ENDED * counts.cases()) {
            flags.add(new Flagged(Flag.EVENTS_END_OBSERVATION, Flagged.SERIES));
        }
        if (counts.overlapping() > 0) {
            flags.add(new Flagged(Flag.OVERLAPPING_EXPOSURES, Flagged.SERIES));
        }
        return of(strata, names, flags);
    }

    /// The series of a likelihood, whether its cases are packed here or lie at other sites.
    public static CaseSeries of(CaseLikelihood likelihood, List<String> names) {
        return of(likelihood, names, List.of());
    }

    private static CaseSeries of(
            CaseLikelihood likelihood, List<String> names, List<Flagged> known) {
        List<Flagged> flags = new ArrayList<>(known);
        ScoreAndInformation zero = likelihood.at(new double[names.size()]);
        boolean[] model = estimable(likelihood, zero, names, flags);
        boolean separated = withoutEvents(likelihood, model);
        NewtonMaximiser.Place top = top(new NewtonMaximiser(likelihood, model, separated));
        if (!separated && top.end() == NewtonMaximiser.End.SEPARATED) {
            separated = true;
            top = top(new NewtonMaximiser(likelihood, model, true));
        }
        boolean found = top.end() == NewtonMaximiser.End.TOP;
        if (!found || separated) {
            flags.add(new Flagged(found ? Flag.SEPARATED : Flag.TOO_FLAT, Flagged.SERIES));
        }
        boolean[] shown = found ? model : new boolean[model.length];
        double[][] inverse = new Ldlt(top.sums().information(), shown).inverse();
        return new CaseSeries(
                List.copyOf(names),
                masked(top.beta(), shown),
                IntStream.range(0, names.size())
                        .mapToObj(a ->
                                masked(
                                        shown[a] ? inverse[a] : new double[shown.length],
                                        shown[a] ? shown : new boolean[shown.length]))
                        .toArray(double[][]::new),
                found ? top.sums().value() : Double.NaN,
                separated,
                List.copyOf(flags),
                likelihood);
    }

    private static NewtonMaximiser.Place top(NewtonMaximiser ascent) {
        boolean[] model = ascent.model();
        return ascent.highest(ascent.climb(new double[model.length], model), model);
    }

    /// Whether the likelihood never falls as the coefficient of some column does: the commonest
    /// separation, an age group or a window with days and without events, which then needs no climb
    /// to be seen.
    private static boolean withoutEvents(CaseLikelihood likelihood, boolean[] model) {
        for (int a = 0; a < model.length; a++) {
            if (model[a] && likelihood.support(a).events() == 0) {
                double[] down = new double[model.length];
                down[a] = -1;
                if (likelihood.separatedAlong(down)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The columns that can be estimated; the reasons why not, and of doubt, are added to the
    /// flags.
    private static boolean[] estimable(
            CaseLikelihood likelihood,
            ScoreAndInformation zero,
            List<String> names,
            List<Flagged> flags) {
        boolean[] asked = new boolean[names.size()];
        if (likelihood.events() == 0) {
            flags.add(new Flagged(Flag.NO_EVENTS, Flagged.SERIES));
            return asked;
        }
        for (int a = 0; a < asked.length; a++) {
            if (told(flags, names.get(a))) {
                continue;
            }
            CaseLikelihood.Support support = likelihood.support(a);
            double variance = zero.information()[a][a];
            if (support.time() == 0) {
                flags.add(new Flagged(Flag.NO_PERSON_TIME, names.get(a)));
            } else if (!(variance > ROUNDING * Math.max(1, support.events()))) {
                flags.add(new Flagged(Flag.NOT_VARYING, names.get(a)));
            } else {
                asked[a] = true;
                if (support.events() < FEW) {
                    flags.add(new Flagged(Flag.FEW_EVENTS, names.get(a)));
                }
            }
        }
        Ldlt information = new Ldlt(zero.information(), asked, COLLINEAR);
        for (int a = 0; a < asked.length; a++) {
            if (asked[a] && !information.kept(a)) {
                flags.add(new Flagged(Flag.COLLINEAR, names.get(a)));
                asked[a] = false;
            }
        }
        return asked;
    }

    private static boolean told(List<Flagged> flags, String name) {
        return flags.stream().anyMatch(each -> each.flag().missing() && each.about().equals(name));
    }

    private static double[] masked(double[] values, boolean[] shown) {
        return IntStream.range(0, values.length)
                .mapToDouble(a -> shown[a] ? values[a] : Double.NaN)
                .toArray();
    }

    /// The standard error of a coefficient.
    public double standardError(int column) {
        return Math.sqrt(covariance[column][column]);
    }

    /// The relative incidence of a column, with Wald's interval: e^(β ± 1.96 se).
    public Estimate wald(int column) {
        return Wald.ratio(coefficients[column], standardError(column));
    }

    /// The relative incidence of a column, with the interval of the profile likelihood and the p
    /// value of the likelihood ratio; penalised if the coefficients are.
    public Estimate profile(int column) {
        return Double.isNaN(coefficients[column])
                ? Estimate.NONE
                : new ProfileInterval(
                                new NewtonMaximiser(likelihood, model(), penalised),
                                coefficients,
                                covariance,
                                column)
                        .estimate();
    }

    /// The relative incidence to report: the profile's interval and p value where Firth's penalty
    /// was needed, or where fewer than 50 events fell under the column or beside it; else Wald's,
    /// which then is nearly the same and takes no climbs. Of few events the likelihood is skewed,
    /// and Wald's interval is not what it says.
    public Estimate relativeIncidence(int column) {
        return penalised || ofFewEvents(column) ? profile(column) : wald(column);
    }

    /// The relative incidence with Wald's interval, or the profile's where Firth's penalty was
    /// needed.
    public Estimate waldOrFirth(int column) {
        return penalised ? profile(column) : wald(column);
    }

    private boolean ofFewEvents(int column) {
        double under = likelihood.support(column).events();
        return under < PROFILED || likelihood.events() - under < PROFILED;
    }

    /// How many coefficients were estimated.
    public int estimated() {
        return (int) Arrays.stream(coefficients).filter(each -> !Double.isNaN(each)).count();
    }

    public boolean[] model() {
        boolean[] model = new boolean[coefficients.length];
        for (int a = 0; a < model.length; a++) {
            model[a] = !Double.isNaN(coefficients[a]);
        }
        return model;
    }

    /// What is flagged of a column or of the series, in words.
    public List<String> reasons(int column) {
        return flags.stream()
                .filter(each ->
                        each.about().equals(names.get(column))
                                || each.about().equals(Flagged.SERIES))
                .map(Flagged::reason)
                .toList();
    }
}
