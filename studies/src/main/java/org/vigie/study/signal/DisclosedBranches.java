package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.SmallCells;
import org.vigie.disclosure.Suppression;
import org.vigie.study.signal.scan.TreeBranch;

/// Branches of a tree scan as they may be shown. Events of a branch are those of the branches just
/// below it, and of what is in none of these, together.
final class DisclosedBranches {

    private final List<TreeBranch> branches;

    /// Branches right below each, by number.
    private final Map<Integer, List<Integer>> below = new HashMap<>();

    private DisclosedBranches(List<TreeBranch> branches) {
        this.branches = branches;
        var numbers = new HashMap<List<String>, Integer>();
        for (int i = 0; i < branches.size(); i++) {
            numbers.put(List.of(branches.get(i).outcome().id(), branches.get(i).code()), i);
        }
        for (int i = 0; i < branches.size(); i++) {
            var outcome = branches.get(i).outcome().id();
            var above =
                    branches.get(i).above().stream()
                            .map(code -> numbers.get(List.of(outcome, code)))
                            .filter(Objects::nonNull)
                            .toList();
            for (int parent : above) {
                var code = branches.get(parent).code();
                if (above.stream().noneMatch(other -> branches.get(other).above().contains(code))) {
                    below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(i);
                }
            }
        }
    }

    static List<TreeBranch> of(List<TreeBranch> branches, SmallCells small) {
        if (small.most() == 0) {
            return branches.stream().map(TreeBranch::decided).toList();
        }
        var hidden = hidden(branches, small, new BitSet());
        var shown = new ArrayList<TreeBranch>();
        IntStream.range(0, branches.size())
                .filter(i -> !hidden.get(i))
                .forEach(i -> shown.add(branches.get(i).decided()));
        hidden.stream()
                .mapToObj(i -> branches.get(i).hidden())
                .sorted(
                        Comparator.comparing((TreeBranch branch) -> branch.outcome().id())
                                .thenComparing(TreeBranch::code))
                .forEach(shown::add);
        return List.copyOf(shown);
    }

    /// Which branches have to be hidden, those included that are already.
    static BitSet hidden(List<TreeBranch> branches, SmallCells small, BitSet already) {
        return new DisclosedBranches(branches).hidden(small, already);
    }

    /// A branch is hidden where its events after, or those before, have to be; until nothing more
    /// has to.
    private BitSet hidden(SmallCells small, BitSet already) {
        var hidden = (BitSet) already.clone();
        int known = -1;
        while (hidden.cardinality() > known) {
            known = hidden.cardinality();
            hidden.or(hidden(TreeBranch.Part::after, small, hidden));
            hidden.or(hidden(TreeBranch.Part::before, small, hidden));
        }
        return hidden;
    }

    /// @param events of a part: whose each is
    private BitSet hidden(
            Function<TreeBranch.Part, int[]> events, SmallCells small, BitSet already) {
        var cells = new LinkedTables();
        branches.forEach(branch -> cells.add(people(branch.parts(), events)));
        below.forEach((branch, children) ->
                apart(children).forEach(some -> sum(cells, branch, some, events)));
        var found = Suppression.of(cells, small.most(), already, small.key(), "branches");
        found.clear(branches.size(), cells.size());
        return found;
    }

    /// Children of which no two share an exposure: all of them, or where some do, with each child
    /// as many of the others as can be.
    private Set<List<Integer>> apart(List<Integer> children) {
        var groups = new LinkedHashSet<List<Integer>>();
        for (int first : children) {
            var taken = exposures(first);
            var group = new TreeSet<>(Set.of(first));
            for (int other : children) {
                var more = exposures(other);
                if (Collections.disjoint(taken, more)) {
                    taken.addAll(more);
                    group.add(other);
                }
            }
            groups.add(List.copyOf(group));
            if (group.size() == children.size()) {
                break;
            }
        }
        return groups;
    }

    private Set<Integer> exposures(int branch) {
        return branches.get(branch).parts().stream()
                .map(TreeBranch.Part::exposure)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// A branch is these children, of which no two share an exposure, and what is in none of them.
    private void sum(
            LinkedTables cells,
            int branch,
            List<Integer> children,
            Function<TreeBranch.Part, int[]> events) {
        var counted =
                children.stream()
                        .flatMap(child -> exposures(child).stream())
                        .collect(Collectors.toSet());
        int elsewhere =
                cells.add(
                        people(
                                branches.get(branch).parts().stream()
                                        .filter(part -> !counted.contains(part.exposure()))
                                        .toList(),
                                events));
        cells.sumOfShared(
                branch,
                IntStream.concat(
                                children.stream().mapToInt(child -> child), IntStream.of(elsewhere))
                        .toArray());
    }

    private static long people(
            List<TreeBranch.Part> parts, Function<TreeBranch.Part, int[]> events) {
        return parts.stream().map(events).flatMapToInt(Arrays::stream).distinct().count();
    }
}
