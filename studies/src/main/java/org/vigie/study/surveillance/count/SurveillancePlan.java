package org.vigie.study.surveillance.count;

import java.util.List;
import java.util.Optional;
import org.vigie.statistics.sequential.late.RiskWindow;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;

/// What is asked of people, as a fold carries it.
///
/// @param exposures what each exposure is; every day with one is a dose
/// @param outcomes what each outcome is; the first day with one counts
/// @param historyFrom the first day of the history, which ends before `from`
/// @param from the first day of surveillance
/// @param looks the last day of each look, in order
/// @param washout days at the start of observation that do not count
/// @param risk days after a dose on which an outcome counts
/// @param comparison days about a dose with which these are compared; empty where the history says
///   what to expect
/// @param ages the first age of each age group, the first being 0; empty where age is not asked
public record SurveillancePlan(
        List<Target> exposures,
        List<Target> outcomes,
        int historyFrom,
        int from,
        List<Integer> looks,
        int washout,
        RiskWindow risk,
        Optional<RiskWindow> comparison,
        List<Integer> ages,
        boolean sexes) {

    /// Dated records of codes, and entries into a cohort; one of the two is mostly empty.
    public record Target(CodeSet codes, Entries entries) {

        public static Target of(CodeSet codes) {
            return new Target(codes, Entries.NONE);
        }

        public static Target of(Entries entries) {
            return new Target(CodeSet.of(), entries);
        }
    }

    /// The last day of surveillance.
    int to() {
        return looks.getLast();
    }

    /// The look that first sees a day, from 0.
    int look(int day) {
        int look = 0;
        while (looks.get(look) < day) {
            look++;
        }
        return look;
    }
}
