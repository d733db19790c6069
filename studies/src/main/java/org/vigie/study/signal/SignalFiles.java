package org.vigie.study.signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultTable;
import org.vigie.study.signal.CurveResultTables.Point;
import org.vigie.study.signal.SignalResultTables.Bar;
import org.vigie.study.signal.SignalResultTables.Gate;
import org.vigie.study.signal.estimate.CurvePoint;
import org.vigie.study.signal.estimate.PairDetail;

/// Writes the tables of a search for signals.
public final class SignalFiles {

    private SignalFiles() {}

    /// Writes `signals`, `gates`, `attrition`, and where there are any `shrinkage`, `branches`,
    /// `clusters`, `chronographs`, `ages`, `seasons` and `lags`.
    public static void write(DisclosedSignals shown, Path folder) throws IOException {
        var result = shown.result();
        SignalResultTables.SIGNALS.write(result.signals(), folder);
        SignalResultTables.GATES.write(
                result.signals().stream()
                        .flatMap(signal ->
                                signal.gates().stream().map(gate -> new Gate(signal, gate)))
                        .toList(),
                folder);
        AttritionTable.OF_MANY.write(AttritionTable.rows(result.attrition()), folder);
        writeAny(ShrinkageResultTable.SHRINKAGE, ShrinkageResultTable.rows(result), folder);
        writeAny(SignalResultTables.BRANCHES, result.branches(), folder);
        writeAny(ClusterResultTable.CLUSTERS, result.clusters(), folder);
        var details = result.details();
        if (!details.isEmpty()) {
            SignalResultTables.CHRONOGRAPHS.write(
                    details.stream()
                            .flatMap(detail ->
                                    shown.bars(detail).stream()
                                            .map(bar -> new Bar(detail.signal(), bar)))
                            .toList(),
                    folder);
        }
        writeAny(CurveResultTables.AGES, points(details, PairDetail::ages), folder);
        writeAny(CurveResultTables.SEASONS, points(details, PairDetail::seasons), folder);
        writeAny(CurveResultTables.LAGS, points(details, PairDetail::lags), folder);
    }

    private static <R> void writeAny(ResultTable<R> table, List<R> rows, Path folder)
            throws IOException {
        if (!rows.isEmpty()) {
            table.write(rows, folder);
        }
    }

    private static List<Point> points(
            List<PairDetail> details, Function<PairDetail, List<CurvePoint>> curve) {
        return details.stream()
                .flatMap(detail ->
                        curve.apply(detail).stream()
                                .map(point -> new Point(detail.signal(), point)))
                .toList();
    }
}
