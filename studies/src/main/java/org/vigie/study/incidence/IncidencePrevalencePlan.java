package org.vigie.study.incidence;

import java.util.List;
import java.util.Optional;
import org.vigie.study.Breakdown;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;

/// What is asked of people, as a fold carries it. The words are those of the R package
/// IncidencePrevalence (Raventós B et al. 2024, Pharmacoepidemiol Drug Saf 33:e5717, doi
/// 10.1002/pds.5717).
///
/// @param outcomes what each outcome is
/// @param from the first day of the study
/// @param to the last
/// @param history days of observation without a break before a person contributes
/// @param washout days after the end of an outcome before the person is at risk again; −1 for never
/// @param repeated whether a person is at risk again after an event that counted
/// @param lasts days that an outcome lasts after its record; −1 for ever, −2 for what the record
///   says
/// @param point prevalence on the first day of an interval rather than over it
/// @param full only people observed on every day of an interval, as far as the study covers it,
///   count in its prevalence
/// @param population on which days people count, in order and apart; nothing for all days
public record IncidencePrevalencePlan(
        List<Outcome> outcomes,
        Interval interval,
        int from,
        int to,
        int history,
        int washout,
        boolean repeated,
        int lasts,
        boolean point,
        boolean full,
        Breakdown by,
        Optional<Entries> population) {

    static final int EVER = -1;
    static final int AS_RECORDED = -2;

    public IncidencePrevalencePlan {
        population = population.map(Entries::unbroken);
    }

    /// The same of other outcomes.
    IncidencePrevalencePlan of(List<Outcome> others) {
        return new IncidencePrevalencePlan(
                others,
                interval,
                from,
                to,
                history,
                washout,
                repeated,
                lasts,
                point,
                full,
                by,
                population);
    }

    /// The same on fewer days.
    IncidencePrevalencePlan within(int first, int last) {
        return new IncidencePrevalencePlan(
                outcomes,
                interval,
                first,
                last,
                history,
                washout,
                repeated,
                lasts,
                point,
                full,
                by,
                population);
    }

    /// An outcome: dated records of codes, and entries into a cohort; one of the two is mostly
    /// empty.
    public record Outcome(CodeSet codes, Entries entries) {

        static Outcome of(CodeSet codes) {
            return new Outcome(codes, Entries.NONE);
        }

        static Outcome of(Entries entries) {
            return new Outcome(CodeSet.of(), entries);
        }
    }
}
