package org.vigie.study.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.disclosure.SmallCells;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;

/// How many came to each rule of a cohort, as it may be told: rules that drop few people are told
/// together, few people who are left are not told, and neither are events of which few are beside
/// those that are told before.
final class CohortAttrition {

    private static final String PARTED = "; ";

    private CohortAttrition() {}

    /// How many came to a rule.
    record Came(String rule, long persons, long events) {}

    /// @param inCohort people in the cohort, told beside
    /// @param most 1 to so many people are few; 0 hides nothing
    static List<CohortResultTables.Step> of(int cohort, List<Came> all, long inCohort, int most) {
        var steps = new ArrayList<CohortResultTables.Step>();
        long before = 0;
        for (var places : told(all, most)) {
            var last = all.get(places.getLast());
            boolean hidden =
                    SmallCells.few(last.persons(), most)
                            || SmallCells.few(last.persons() - inCohort, most);
            boolean isEventsHidden =
                    hidden
                            || SmallCells.few(last.events() - last.persons(), most)
                            || SmallCells.few(before - last.events(), most);
            before = isEventsHidden ? before : last.events();
            steps.add(
                    new CohortResultTables.Step(
                            cohort,
                            steps.size(),
                            places.stream()
                                    .map(place -> all.get(place).rule())
                                    .collect(Collectors.joining(PARTED)),
                            hidden ? OptionalLong.empty() : OptionalLong.of(last.persons()),
                            isEventsHidden
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(last.events())));
        }
        return steps;
    }

    /// The places of the rules that are told together.
    private static List<List<Integer>> told(List<Came> all, int most) {
        var steps = new ArrayList<Attrition.Step>();
        for (int place = 0; place < all.size(); place++) {
            long left = all.get(place).persons();
            long dropped = place == 0 ? 0 : all.get(place - 1).persons() - left;
            steps.add(new Attrition.Step(Integer.toString(place), dropped, left));
        }
        return SafeAttrition.of(new Attrition(steps), most).steps().stream()
                .map(step ->
                        Stream.of(step.rule().split(PARTED, -1)).map(Integer::valueOf).toList())
                .toList();
    }
}
