package org.vigie.study.signal;

import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.RATIO;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.vigie.report.table.ResultTable;
import org.vigie.study.signal.SignalResultTables.OfPair;
import org.vigie.study.signal.estimate.Shrinkage;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;

/// What the table of the gamma-Poisson shrinkers holds.
final class ShrinkageResultTable {

    /// A row of `signals` by a shrinker.
    record Shrunk(Signal signal) implements OfPair {

        private double of(ToDoubleFunction<Shrinkage> number) {
            return signal.shrinkage().stream().mapToDouble(number).findFirst().orElse(Double.NaN);
        }
    }

    static final ResultTable<Shrunk> SHRINKAGE =
            SignalResultTables.<Shrunk>ofPair(
                            "shrinkage",
                            """
                            With `gps` or `lgps`: one row for each of their rows of `signals`.
                            EB05 of 2 or more is the usual criterion of a signal.
                            """)
                    .shown(
                            "observed",
                            EVENTS,
                            "people with both (`gps`), or events in exposed time (`lgps`)",
                            row ->
                                    row.signal().withheld()
                                            ? OptionalLong.empty()
                                            : OptionalLong.of(row.signal().events()))
                    .real(
                            "expected",
                            EVENTS,
                            "how many were to be expected",
                            row -> row.of(Shrinkage::expected))
                    .real(
                            "ebgm",
                            RATIO,
                            """
                            the ratio of both, drawn towards that of all pairs: e to the \
                            mean of its logarithm\
                            """,
                            row -> row.signal().ratio().value())
                    .real(
                            "eb05",
                            RATIO,
                            "5 % quantile of the true ratio",
                            row -> row.of(Shrinkage::low))
                    .real("eb95", RATIO, "95 % quantile", row -> row.of(Shrinkage::high))
                    .notes(
                            """
                            The prior is of all pairs that were seen, hidden ones included;
                            where fewer than 20 of these are hidden it could tell of them, and
                            then no row of the method has numbers.
                            """);

    private ShrinkageResultTable() {}

    static List<Shrunk> rows(SignalResult result) {
        return result.signals().stream()
                .filter(signal -> signal.method().shrinks())
                .map(Shrunk::new)
                .toList();
    }
}
