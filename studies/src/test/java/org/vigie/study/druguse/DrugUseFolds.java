package org.vigie.study.druguse;

import java.util.List;
import org.vigie.study.Breakdown;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;

/// Folds of use with parameters that make them do all they can, for people whose codes are `V/0`,
/// `V/1` and so on.
public final class DrugUseFolds {

    private DrugUseFolds() {}

    /// @param persons some of the people, in order
    static List<DrugUsePlan> plans(long[] persons) {
        int from = Days.of(2004, 3, 1);
        int to = Days.of(2011, 9, 30);
        var often = new DrugUsePlan.Drug(false, CodeSet.of("V/0", "V/1"), Entries.NONE);
        var seldom = new DrugUsePlan.Drug(false, CodeSet.of("V/7"), Entries.NONE);
        var starts = new int[persons.length];
        var ends = new int[persons.length];
        for (int i = 0; i < persons.length; i++) {
            starts[i] = from + 37 * i % 2_000;
            ends[i] = starts[i] + i % 400;
        }
        var listed = new DrugUsePlan.Drug(true, CodeSet.of(), new Entries(persons, starts, ends));
        return List.of(
                new DrugUsePlan(
                        List.of(often, seldom, listed),
                        from,
                        to,
                        100,
                        90,
                        60,
                        CodeSet.of("V/2", "V/3", "V/4"),
                        -400,
                        0,
                        new Breakdown(List.of(0, 40, 60), true, true)),
                new DrugUsePlan(
                        List.of(often),
                        from,
                        to,
                        0,
                        0,
                        1,
                        CodeSet.of(),
                        0,
                        0,
                        new Breakdown(List.of(), false, false)),
                new DrugUsePlan(
                        List.of(seldom, often),
                        from,
                        from + 500,
                        365,
                        300,
                        90,
                        CodeSet.of("V/0"),
                        -10,
                        -1,
                        new Breakdown(List.of(0, 50), false, true)));
    }

    /// Examples of every fold here.
    public static List<Fold<?>> examples(long[] persons) {
        return plans(persons).stream().<Fold<?>>map(DrugUseFold::new).toList();
    }
}
