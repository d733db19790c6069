package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.vigie.study.signal.TreeBranch;

/// Branches of a tree scan as they may be shown. Events of a branch are those of the branches just below it, and of what is
/// in none of these, together.
final class DisclosedBranches {

    private final List<TreeBranch> branches;
    /// Branches right below each, by number.
    private final Map<Integer, List<Integer>> below = new HashMap<>();

    private DisclosedBranches(List<TreeBranch> branches) {
        this.branches = branches;
        var numbers = new HashMap<TreeBranch, Integer>();
        for (int i = 0; i < branches.size(); i++) {
            numbers.put(branches.get(i), i);
        }
        var parents = TreeBranch.parents(branches);
        for (int i = 0; i < branches.size(); i++) {
            var parent = parents.get(branches.get(i));
            if (parent != null) {
                below.computeIfAbsent(numbers.get(parent), _ -> new ArrayList<>()).add(i);
            }
        }
    }

    static List<TreeBranch> of(List<TreeBranch> branches, int most) {
        if (most == 0) {
            return branches.stream().map(TreeBranch::decided).toList();
        }
        var hidden = new DisclosedBranches(branches).hidden(most);
        var shown = new ArrayList<TreeBranch>();
        IntStream.range(0, branches.size()).filter(i -> !hidden.get(i)).forEach(i -> shown.add(branches.get(i).decided()));
        hidden.stream().mapToObj(i -> branches.get(i).hidden())
                .sorted(Comparator.comparing((TreeBranch branch) -> branch.outcome().id()).thenComparing(TreeBranch::code))
                .forEach(shown::add);
        return List.copyOf(shown);
    }

    /// A branch is hidden where its events after, or those before, have to be; until nothing more has to.
    private BitSet hidden(int most) {
        var hidden = new BitSet();
        int known = -1;
        while (hidden.cardinality() > known) {
            known = hidden.cardinality();
            hidden.or(hidden(TreeBranch.Part::after, most, hidden));
            hidden.or(hidden(TreeBranch.Part::before, most, hidden));
        }
        return hidden;
    }

    /// @param events of a part: whose each is
    private BitSet hidden(Function<TreeBranch.Part, int[]> events, int most, BitSet already) {
        var cells = new Cells(true);
        branches.forEach(branch -> cells.add(people(branch.parts(), events)));
        below.forEach((branch, children) -> {
            if (apart(children)) {
                sum(cells, branch, children, events);
            } else {
                children.forEach(child -> sum(cells, branch, List.of(child), events));
            }
        });
        var found = Suppression.of(cells, most, already);
        found.clear(branches.size(), cells.size());
        return found;
    }

    /// Whether no exposure is in two of them.
    private boolean apart(List<Integer> children) {
        var exposures = children.stream().flatMap(child -> branches.get(child).parts().stream()).map(TreeBranch.Part::exposure).toList();
        return new HashSet<>(exposures).size() == exposures.size();
    }

    /// A branch is its children, no exposure being in two of them, and what is in none.
    private void sum(Cells cells, int branch, List<Integer> children, Function<TreeBranch.Part, int[]> events) {
        var counted = new HashSet<Integer>();
        children.forEach(child -> branches.get(child).parts().forEach(part -> counted.add(part.exposure())));
        int elsewhere = cells.add(people(branches.get(branch).parts().stream()
                .filter(part -> !counted.contains(part.exposure())).toList(), events));
        cells.sum(branch, IntStream.concat(children.stream().mapToInt(child -> child), IntStream.of(elsewhere)).toArray());
    }

    private static long people(List<TreeBranch.Part> parts, Function<TreeBranch.Part, int[]> events) {
        return parts.stream().map(events).flatMapToInt(Arrays::stream).distinct().count();
    }
}
