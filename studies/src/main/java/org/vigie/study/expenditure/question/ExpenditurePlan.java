package org.vigie.study.expenditure.question;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// What a map asks of people, as a fold carries it: rules as codes and tables, nothing that must be
/// looked up.
///
/// @param firstYear the first year that is mapped
/// @param lastYear the last
/// @param washout years before in which a new case was not in the group
/// @param ages the first age of each age group, ascending, the first being 0; empty where age is
///   not asked
/// @param sexes whether sex is asked
/// @param regions whether region is asked
/// @param amount the column of the amounts: `cost`, or an attribute in hundredths
/// @param sought every term of every group
/// @param groups in order of precedence
/// @param families how many families there are
/// @param spending items of expenditure, first come, first served; what belongs to none is one more
///   item
/// @param ignored tables whose amounts are not counted
/// @param population days on which people are in the population; nothing for everybody at all times
public record ExpenditurePlan(
        int firstYear,
        int lastYear,
        int washout,
        List<Integer> ages,
        boolean sexes,
        boolean regions,
        String amount,
        List<Sought> sought,
        List<Pathology> groups,
        int families,
        List<Spending> spending,
        List<String> ignored,
        Optional<Entries> population) {

    /// A term of a rule.
    ///
    /// @param tables the tables of its records, `*` for all
    /// @param lasting the tables among them whose records count until they end
    /// @param episode the tables among them whose records say what their whole visit was for
    public record Sought(
            CodeSet codes,
            List<String> tables,
            List<String> lasting,
            List<String> episode,
            int days,
            int years) {}

    /// A group.
    ///
    /// @param any lists of places in `sought`; all terms of one list make a member
    /// @param unless places of groups before it whose people are not in it
    public record Pathology(
            String id, int family, List<List<Integer>> any, List<Integer> unless, long weight) {}

    /// An item of expenditure.
    ///
    /// @param all whether every code of its tables belongs, or only `codes`
    public record Spending(List<String> tables, boolean all, CodeSet codes) {}

    /// For each year whether a person is in the population on a day of it; all true where there is
    /// none.
    boolean[] memberYears(long person) {
        var member = new boolean[years()];
        if (population.isEmpty()) {
            Arrays.fill(member, true);
            return member;
        }
        var starts = population.get().starts(person);
        var ends = population.get().ends(person);
        for (int entry = 0; entry < starts.length; entry++) {
            int from = Math.max(firstYear, Days.year(starts[entry]));
            for (int year = from; year <= Math.min(lastYear, Days.year(ends[entry])); year++) {
                member[year - firstYear] = true;
            }
        }
        return member;
    }

    /// Whether a person is ever in the population.
    boolean isMember(long person) {
        return population.map(entries -> entries.firstDay(person) != Timeline.NO_DAY).orElse(true);
    }

    /// How many years are mapped.
    int years() {
        return lastYear - firstYear + 1;
    }

    /// The first year of which records are read: rules look back, and so do new cases.
    int earliest() {
        return firstYear - washout - sought.stream().mapToInt(Sought::years).max().orElse(1) + 1;
    }

    /// How many items there are, with the one of what belongs to none.
    int items() {
        return spending.size() + 1;
    }

    /// Rows of the map: the groups, the families, everybody, the remainder, and amounts of people
    /// not observed in the year.
    int rows() {
        return groups.size() + families + 3;
    }

    int everybody() {
        return groups.size() + families;
    }

    int remainder() {
        return everybody() + 1;
    }

    int unobserved() {
        return everybody() + 2;
    }

    /// How many age groups there are, with one for those whose age is not known.
    int ageCount() {
        return ages.isEmpty() ? 1 : ages.size() + 1;
    }

    int sexCount() {
        return sexes ? 3 : 1;
    }
}
