package org.vigie.study.describe;

import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;

/// Folds of rates with parameters that make them do all they can.
public final class RatesFolds {

    private static final List<CodeSet> OUTCOMES = List.of(CodeSet.of("V/0", "V/1"), CodeSet.of("V/5"));

    private RatesFolds() {
    }

    static List<RatesPlan> plans() {
        int from = Days.of(2003, 2, 10);
        int to = Days.of(2011, 9, 30);
        return List.of(
                new RatesPlan(OUTCOMES, Interval.YEARS, from, to, 0, RatesPlan.EVER, false, RatesPlan.AS_RECORDED, false, false,
                        List.of(0, 40, 60), true, true),
                new RatesPlan(OUTCOMES, Interval.QUARTERS, from, to, 200, 90, true, 30, true, false, List.of(0, 50), true, false),
                new RatesPlan(OUTCOMES, Interval.MONTHS, from, to, 0, 0, false, RatesPlan.EVER, false, true, List.of(), false, true),
                new RatesPlan(OUTCOMES, Interval.OVERALL, from, to, 365, 30, true, 0, false, false, List.of(0, 30, 50, 70), false, false),
                new RatesPlan(OUTCOMES, Interval.WEEKS, from, from + 400, 0, 10, true, 5, true, false, List.of(), true, false));
    }

    /// Examples of every fold here.
    public static List<Fold<?>> examples() {
        return plans().stream().<Fold<?>>map(RatesFold::new).toList();
    }
}
