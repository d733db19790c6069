package org.vigie.study.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.vigie.cohort.Members.Entry;
import org.vigie.study.Entries;
import org.vigie.timeline.Days;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;

/// The folds of a map with parameters that make them do all they can, for people whose codes are `V/0`,
/// `V/1` and so on, the low numbers frequent.
public final class MapFolds {

    /// Of people −3 to 300 all but every third, from some day in 2004 to 2006 for two years and a bit.
    private static final Entries MEMBERS = Entries.of(LongStream.rangeClosed(-3, 300).filter(person -> person % 3 != 0)
            .mapToObj(person -> new Entry(person, Days.of(2004, 1, 1) + 3 * (int) person, Days.of(2006, 2, 1) + 5 * (int) person))
            .toList());

    private MapFolds() {
    }

    /// Groups of every kind: lasting records, visits, days, years back, terms together, exclusions, no weight.
    static MapPlan plan() {
        var sought = List.of(
                new MapPlan.Sought(CodeSet.of("V/0", "V/1"), List.of("condition_occurrence"),
                        List.of("condition_occurrence"), List.of("condition_occurrence"), 1, 1),
                new MapPlan.Sought(CodeSet.of("V/2", "V/3"), List.of("*"), List.of(), List.of("*"), 1, 3),
                new MapPlan.Sought(CodeSet.of("V/0", "V/4", "V/5"), List.of("", "drug_exposure"), List.of(), List.of(), 2, 1),
                new MapPlan.Sought(CodeSet.of("V/6", "V/7", "V/8"), List.of("*"), List.of(), List.of(), 1, 2));
        var groups = List.of(new MapPlan.Pathology("a", 0, List.of(List.of(0)), List.of(), 1),
                new MapPlan.Pathology("b", 1, List.of(List.of(1, 3), List.of(2)), List.of(0), 3),
                new MapPlan.Pathology("c", 1, List.of(List.of(1), List.of(3)), List.of(), 2),
                new MapPlan.Pathology("d", 2, List.of(List.of(3)), List.of(0, 1), 0));
        var spending = List.of(new MapPlan.Spending(List.of("drug_exposure"), true, CodeSet.of()),
                new MapPlan.Spending(List.of("", "measurement"), false, CodeSet.of("V/0", "V/2", "V/9")));
        return new MapPlan(2004, 2010, 2, List.of(0, 40, 60), true, true, "cost", sought, groups, 3, spending,
                List.of("measurement"), Optional.empty());
    }

    /// The same for a population.
    static MapPlan ofMembers() {
        var p = plan();
        return new MapPlan(p.firstYear(), p.lastYear(), p.washout(), p.ages(), p.sexes(), p.regions(), p.amount(), p.sought(),
                p.groups(), p.families(), p.spending(), p.ignored(), Optional.of(MEMBERS));
    }

    /// The same thirty times over, which is more groups than a word has bits.
    static MapPlan wide() {
        var p = plan();
        var groups = new ArrayList<MapPlan.Pathology>();
        for (int copy = 0; copy < 30; copy++) {
            for (var group : p.groups()) {
                int first = groups.size() / 4 * 4;
                groups.add(new MapPlan.Pathology(group.id() + copy, group.family() + 3 * (copy % 2), group.any(),
                        group.unless().stream().map(one -> one + first).toList(), group.weight() + copy % 3));
            }
        }
        return new MapPlan(2005, 2007, 1, List.of(0, 50), true, true, "cost", p.sought(), groups, 6, p.spending(), p.ignored(),
                Optional.empty());
    }

    /// Examples of every fold here.
    public static List<Fold<?>> examples() {
        var p = plan();
        return List.of(new MapFold(p), new MapFold(new MapPlan(2006, 2006, 1, List.of(), false, false, "cost", p.sought(),
                p.groups(), 3, List.of(), List.of(), Optional.of(MEMBERS))), new MapFold(ofMembers()));
    }
}
