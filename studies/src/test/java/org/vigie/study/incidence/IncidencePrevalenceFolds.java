package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.cohort.CohortEntry;
import org.vigie.study.Breakdown;
import org.vigie.study.Entries;
import org.vigie.study.incidence.IncidencePrevalencePlan.Outcome;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;

/// Folds of rates with parameters that make them do all they can.
public final class IncidencePrevalenceFolds {

    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.of(CodeSet.of("V/0", "V/1")), Outcome.of(CodeSet.of("V/5")));

    /// For people −3 to 300: two of three are in it, one of those twice, with days that overlap,
    /// touch or lie apart.
    private static final Entries COHORT = cohort();

    private IncidencePrevalenceFolds() {}

    private static Entries cohort() {
        var entries = new ArrayList<CohortEntry>();
        for (int person = -3; person <= 300; person++) {
            int start = Days.of(2001, 1, 1) + 1000 + 17 * person;
            if (person % 3 != 0) {
                entries.add(new CohortEntry(person, start, start + 700 + person));
            }
            if (person % 3 == 1) {
                int second = start + 700 + person + (person % 4) * 60 - 59;
                entries.add(new CohortEntry(person, second, second + 900));
            }
        }
        return Entries.of(entries);
    }

    static List<IncidencePrevalencePlan> plans() {
        int from = Days.of(2003, 2, 10);
        int to = Days.of(2011, 9, 30);
        return List.of(
                new IncidencePrevalencePlan(
                        OUTCOMES,
                        Interval.YEARS,
                        from,
                        to,
                        0,
                        IncidencePrevalencePlan.EVER,
                        false,
                        IncidencePrevalencePlan.AS_RECORDED,
                        false,
                        false,
                        new Breakdown(List.of(0, 40, 60), true, true),
                        Optional.empty()),
                new IncidencePrevalencePlan(
                        OUTCOMES,
                        Interval.QUARTERS,
                        from,
                        to,
                        200,
                        90,
                        true,
                        30,
                        true,
                        false,
                        new Breakdown(List.of(0, 50), true, false),
                        Optional.of(COHORT)),
                new IncidencePrevalencePlan(
                        OUTCOMES,
                        Interval.MONTHS,
                        from,
                        to,
                        0,
                        0,
                        false,
                        IncidencePrevalencePlan.EVER,
                        false,
                        true,
                        new Breakdown(List.of(), false, true),
                        Optional.of(COHORT)),
                new IncidencePrevalencePlan(
                        List.of(OUTCOMES.get(0), Outcome.of(COHORT)),
                        Interval.OVERALL,
                        from,
                        to,
                        365,
                        30,
                        true,
                        0,
                        false,
                        false,
                        new Breakdown(List.of(0, 30, 50, 70), false, false),
                        Optional.empty()),
                new IncidencePrevalencePlan(
                        OUTCOMES,
                        Interval.WEEKS,
                        from,
                        from + 400,
                        0,
                        10,
                        true,
                        5,
                        true,
                        false,
                        new Breakdown(List.of(), true, false),
                        Optional.empty()));
    }

    /// Examples of every fold here.
    public static List<Fold<?>> examples() {
        return plans().stream().<Fold<?>>map(IncidencePrevalenceFold::new).toList();
    }
}
