package org.vigie.study.signal.scan;

/// A code of the exposures' hierarchy with all that is below it, one outcome, and the window of
/// days since the exposure began in which its events lie closest together.
///
/// @param branch after: events in the window; before: its events on other days followed; statistic
///   and p of the tree-temporal scan
/// @param firstDay first day of the window, day 0 the first of the era
/// @param lastDay its last
/// @param expected events in the window, were nodes and days independent; `NaN` where withheld
public record TreeCluster(TreeBranch branch, int firstDay, int lastDay, double expected) {

    /// The same without its numbers; the window would tell of them too.
    public TreeCluster hidden() {
        return new TreeCluster(branch.hidden(), 0, 0, Double.NaN);
    }

    /// The same without whose its events are.
    public TreeCluster decided() {
        return new TreeCluster(branch.decided(), firstDay, lastDay, expected);
    }
}
