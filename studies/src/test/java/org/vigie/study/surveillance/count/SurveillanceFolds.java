package org.vigie.study.surveillance.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.cohort.CohortEntry;
import org.vigie.statistics.sequential.late.RiskWindow;
import org.vigie.study.Entries;
import org.vigie.study.surveillance.count.SurveillancePlan.Target;
import org.vigie.study.surveillance.question.LookInterval;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;

/// Folds of surveillance with parameters that make them do all they can.
public final class SurveillanceFolds {

    private static final List<Target> EXPOSURES =
            List.of(Target.of(CodeSet.of("V/2", "V/3")), Target.of(cohort()));
    private static final List<Target> OUTCOMES =
            List.of(Target.of(CodeSet.of("V/5", "V/7")), Target.of(CodeSet.of("V/9")));

    private SurveillanceFolds() {}

    /// For people −3 to 1,500: two of three enter once or twice.
    private static Entries cohort() {
        var entries = new ArrayList<CohortEntry>();
        for (int person = -3; person <= 1500; person++) {
            int start = Days.of(2002, 1, 1) + 7 * (person % 300);
            for (int entry = 0; entry < person % 3; entry++) {
                entries.add(new CohortEntry(person, start + 40 * entry, start + 40 * entry + 10));
            }
        }
        return Entries.of(entries);
    }

    static List<SurveillancePlan> plans() {
        int from = Days.of(2003, 2, 10);
        return List.of(
                new SurveillancePlan(
                        EXPOSURES,
                        OUTCOMES,
                        Days.of(2000, 6, 1),
                        from,
                        LookInterval.MONTHS.lastDays(from, Days.of(2006, 1, 20)),
                        100,
                        new RiskWindow(1, 200),
                        Optional.empty(),
                        List.of(0, 40, 60),
                        true),
                new SurveillancePlan(
                        EXPOSURES,
                        OUTCOMES,
                        Days.of(2001, 1, 1),
                        from,
                        LookInterval.QUARTERS.lastDays(from, Days.of(2008, 12, 31)),
                        0,
                        new RiskWindow(0, 30),
                        Optional.empty(),
                        List.of(),
                        false),
                compared(from, new RiskWindow(1, 60), new RiskWindow(61, 200)),
                compared(from, new RiskWindow(0, 20), new RiskWindow(-90, -10)));
    }

    private static SurveillancePlan compared(int from, RiskWindow risk, RiskWindow comparison) {
        return new SurveillancePlan(
                EXPOSURES,
                OUTCOMES,
                from,
                from,
                LookInterval.QUARTERS.lastDays(from, Days.of(2008, 12, 31)),
                30,
                risk,
                Optional.of(comparison),
                List.of(),
                false);
    }

    /// Examples of every fold here.
    public static List<Fold<?>> examples() {
        return plans().stream().<Fold<?>>map(SurveillanceFold::new).toList();
    }
}
