package org.vigie.study.signal;

import static org.vigie.report.table.Unit.CODES;
import static org.vigie.report.table.Unit.DAYS;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.LOG_LIKELIHOOD_RATIO;
import static org.vigie.report.table.Unit.PROBABILITY;

import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.vigie.report.table.ResultTable;
import org.vigie.study.signal.scan.TreeCluster;

/// What the table of clusters of a tree-temporal scan holds.
final class ClusterResultTable {

    static final ResultTable<TreeCluster> CLUSTERS =
            ResultTable.<TreeCluster>named(
                            "clusters",
                            """
                            With `tree_scan: temporal`: a code of the exposures' hierarchy with
                            all below it, an outcome, and the days since an exposure began in
                            which its events lie closest together, by the tree-temporal scan:
                            windows of 2 to 28 days among days 1 to 56, of eras at risk on all
                            of these.
                            """)
                    .text("code", "the code at the top of the branch", row -> row.branch().code())
                    .text("name", "the code in words", row -> row.branch().name())
                    .text("outcome", "the outcome", row -> row.branch().outcome().id())
                    .text(
                            "outcome_name",
                            "the outcome in words",
                            row -> row.branch().outcome().name())
                    .whole(
                            "codes_above",
                            CODES,
                            "how many codes stand above it",
                            row -> row.branch().above().size())
                    .shown(
                            "first_day",
                            DAYS,
                            "first day of the window, day 0 the first of an era",
                            row -> count(row, TreeCluster::firstDay))
                    .shown(
                            "last_day",
                            DAYS,
                            "its last day, included",
                            row -> count(row, TreeCluster::lastDay))
                    .shown(
                            "events_inside",
                            EVENTS,
                            "events of the branch in the window",
                            row -> count(row, each -> each.branch().after()))
                    .shown(
                            "events_outside",
                            EVENTS,
                            "its events on the other days from 1 to 56",
                            row -> count(row, each -> each.branch().before()))
                    .real(
                            "expected_inside",
                            EVENTS,
                            """
                            events to be expected in the window if branches and days both kept
                            their events and fell together by chance
                            """,
                            TreeCluster::expected)
                    .real(
                            "llr",
                            LOG_LIKELIHOOD_RATIO,
                            "log-likelihood ratio of what was found and expected",
                            row -> row.branch().statistic())
                    .real(
                            "p_value",
                            PROBABILITY,
                            "adjusted for all branches, outcomes and windows",
                            row -> row.branch().p())
                    .notes(
                            """
                            What is expected is made of all events together: where there are
                            pairs of few people but fewer than 20 of them, no cluster has
                            numbers.
                            """);

    private ClusterResultTable() {}

    private static OptionalLong count(TreeCluster row, ToLongFunction<TreeCluster> count) {
        return row.branch().withheld()
                ? OptionalLong.empty()
                : OptionalLong.of(count.applyAsLong(row));
    }
}
