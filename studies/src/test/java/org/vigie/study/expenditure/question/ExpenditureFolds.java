package org.vigie.study.expenditure.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.vigie.cohort.CohortEntry;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;

/// The folds of a map with parameters that make them do all they can, for people whose codes are
/// `V/0`, `V/1` and so on, the low numbers frequent.
public final class ExpenditureFolds {

    /// Of people −3 to 300 all but every third, from some day in 2004 to 2006 for two years and a
    /// bit.
    private static final Entries MEMBERS =
            Entries.of(
                    LongStream.rangeClosed(-3, 300)
                            .filter(person -> person % 3 != 0)
                            .mapToObj(person ->
                                    new CohortEntry(
                                            person,
                                            Days.of(2004, 1, 1) + 3 * (int) person,
                                            Days.of(2006, 2, 1) + 5 * (int) person))
                            .toList());

    private ExpenditureFolds() {}

    /// Groups of every kind: lasting records, visits, days, years back, terms together, exclusions,
    /// no weight.
    static ExpenditurePlan plan() {
        var sought =
                List.of(
                        new ExpenditurePlan.Sought(
                                CodeSet.of("V/0", "V/1"),
                                List.of("condition_occurrence"),
                                List.of("condition_occurrence"),
                                List.of("condition_occurrence"),
                                1,
                                1),
                        new ExpenditurePlan.Sought(
                                CodeSet.of("V/2", "V/3"),
                                List.of("*"),
                                List.of(),
                                List.of("*"),
                                1,
                                3),
                        new ExpenditurePlan.Sought(
                                CodeSet.of("V/0", "V/4", "V/5"),
                                List.of("", "drug_exposure"),
                                List.of(),
                                List.of(),
                                2,
                                1),
                        new ExpenditurePlan.Sought(
                                CodeSet.of("V/6", "V/7", "V/8"),
                                List.of("*"),
                                List.of(),
                                List.of(),
                                1,
                                2));
        var groups =
                List.of(
                        new ExpenditurePlan.Pathology("a", 0, List.of(List.of(0)), List.of(), 1),
                        new ExpenditurePlan.Pathology(
                                "b", 1, List.of(List.of(1, 3), List.of(2)), List.of(0), 3),
                        new ExpenditurePlan.Pathology(
                                "c", 1, List.of(List.of(1), List.of(3)), List.of(), 2),
                        new ExpenditurePlan.Pathology(
                                "d", 2, List.of(List.of(3)), List.of(0, 1), 0));
        var spending =
                List.of(
                        new ExpenditurePlan.Spending(List.of("drug_exposure"), true, CodeSet.of()),
                        new ExpenditurePlan.Spending(
                                List.of("", "measurement"),
                                false,
                                CodeSet.of("V/0", "V/2", "V/9")));
        return new ExpenditurePlan(
                2004,
                2010,
                2,
                List.of(0, 40, 60),
                true,
                true,
                "cost",
                sought,
                groups,
                3,
                spending,
                List.of("measurement"),
                Optional.empty());
    }

    /// The same for a population.
    static ExpenditurePlan ofMembers() {
        var p = plan();
        return new ExpenditurePlan(
                p.firstYear(),
                p.lastYear(),
                p.washout(),
                p.ages(),
                p.sexes(),
                p.regions(),
                p.amount(),
                p.sought(),
                p.groups(),
                p.families(),
                p.spending(),
                p.ignored(),
                Optional.of(MEMBERS));
    }

    /// The same thirty times over, which is more groups than a word has bits.
    static ExpenditurePlan wide() {
        var p = plan();
        var groups = new ArrayList<ExpenditurePlan.Pathology>();
        for (int copy = 0; copy < 30; copy++) {
            for (var group : p.groups()) {
                int first = groups.size() / 4 * 4;
                groups.add(
                        new ExpenditurePlan.Pathology(
                                group.id() + copy,
                                group.family() + 3 * (copy % 2),
                                group.any(),
                                group.unless().stream().map(one -> one + first).toList(),
                                group.weight() + copy % 3));
            }
        }
        return new ExpenditurePlan(
                2005,
                2007,
                1,
                List.of(0, 50),
                true,
                true,
                "cost",
                p.sought(),
                groups,
                6,
                p.spending(),
                p.ignored(),
                Optional.empty());
    }

    /// Examples of every fold here.
    public static List<Fold<?>> examples() {
        var p = plan();
        return List.of(
                new ExpenditureFold(p),
                new ExpenditureFold(
                        new ExpenditurePlan(
                                2006,
                                2006,
                                1,
                                List.of(),
                                false,
                                false,
                                "cost",
                                p.sought(),
                                p.groups(),
                                3,
                                List.of(),
                                List.of(),
                                Optional.of(MEMBERS))),
                new ExpenditureFold(ofMembers()));
    }
}
