package org.vigie.study.signal.question;

import java.util.List;
import java.util.Optional;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;

/// The fold of a search for signals with parameters that make it do all it can, for people whose
/// codes are `V/0`, `V/1` and so on.
public final class SignalFolds {

    private SignalFolds() {}

    /// Examples of every fold here.
    ///
    /// @param persons some of the people, who are in a cohort
    public static List<Fold<?>> examples(long[] persons) {
        var starts = new int[persons.length];
        var ends = new int[persons.length];
        for (int i = 0; i < persons.length; i++) {
            starts[i] = 11_000 + i % 700;
            ends[i] = starts[i] + 900;
        }
        var cohort = new Entries(persons, starts, ends);
        var exposures =
                new Targets(
                        List.of(
                                Target.ofCodes("a", "A", CodeSet.of("V/0", "V/1")),
                                Target.ofCodes("b", "", CodeSet.of("V/3")),
                                new Target("c", "", CodeSet.of(), cohort)));
        var outcomes =
                new Targets(
                        List.of(
                                Target.ofCodes("x", "", CodeSet.of("V/2", "V/3")),
                                new Target("y", "", CodeSet.of(), cohort)));
        return List.of(
                new SignalFold(
                        exposures,
                        outcomes,
                        new AtRiskRules(
                                Optional.empty(),
                                100,
                                10,
                                5,
                                new RiskWindow(3, 0, false, 0),
                                30,
                                false,
                                false,
                                false,
                                true,
                                Optional.empty())),
                new SignalFold(
                        exposures,
                        outcomes,
                        new AtRiskRules(
                                Optional.of(cohort),
                                0,
                                0,
                                1,
                                new RiskWindow(1, 20, false, 0),
                                0,
                                true,
                                true,
                                true,
                                false,
                                Optional.of(
                                        new PersonTimeRules(
                                                new RiskWindow(1, 20, false, 0),
                                                List.of(10_000, 20_000))))));
    }
}
