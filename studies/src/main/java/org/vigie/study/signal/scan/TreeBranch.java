package org.vigie.study.signal.scan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.study.signal.question.Target;

/// A code of the exposures' hierarchy with all that is below it, and one outcome: events in the
/// month after the exposure began against those in the month before.
///
/// @param code the top of the branch
/// @param name in words, or the empty string
/// @param above the codes above it in the hierarchy, in no order of levels
/// @param after events on days 1 to 30
/// @param before events on days −30 to −1
/// @param statistic log-likelihood ratio of Bernoulli's model with probability ½
/// @param p adjusted for all branches and outcomes
/// @param withheld whether its numbers are not shown; then counts are 0, statistic and p `NaN`
/// @param parts the exposures in it, of which each event is in one; none once it is decided what is
///   shown
public record TreeBranch(
        Target outcome,
        String code,
        String name,
        List<String> above,
        long after,
        long before,
        double statistic,
        double p,
        boolean withheld,
        List<Part> parts) {

    /// Events of one exposure.
    ///
    /// @param exposure its number
    /// @param after of each event after it began the number of the person; so the same in `before`
    public record Part(int exposure, int[] after, int[] before) {}

    /// Of each branch the one right above it, of the same outcome, where that is among them: of
    /// several above it the one that has the most above itself.
    public static Map<TreeBranch, TreeBranch> parents(List<TreeBranch> branches) {
        var byCode = new HashMap<List<String>, TreeBranch>();
        branches.forEach(branch -> byCode.put(List.of(branch.outcome.id(), branch.code), branch));
        var parents = new HashMap<TreeBranch, TreeBranch>();
        branches.forEach(branch ->
                branch.above.stream()
                        .map(code -> byCode.get(List.of(branch.outcome.id(), code)))
                        .filter(found -> found != null)
                        .max(Comparator.comparingInt(found -> found.above.size()))
                        .ifPresent(parent -> parents.put(branch, parent)));
        return parents;
    }

    /// The same of other parts.
    public TreeBranch with(List<Part> others) {
        return new TreeBranch(
                outcome, code, name, above, after, before, statistic, p, withheld, others);
    }

    /// The same without its numbers.
    public TreeBranch hidden() {
        return new TreeBranch(
                outcome, code, name, above, 0, 0, Double.NaN, Double.NaN, true, List.of());
    }

    /// The same without whose its events are.
    public TreeBranch decided() {
        return new TreeBranch(
                outcome, code, name, above, after, before, statistic, p, withheld, List.of());
    }
}
