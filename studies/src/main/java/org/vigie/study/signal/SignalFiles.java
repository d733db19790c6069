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
        var closeUps = result.closeUps();
        if (!closeUps.isEmpty()) {
            SignalResultTables.CHRONOGRAPHS.write(
                    closeUps.stream()
                            .flatMap(closeUp ->
                                    shown.bars(closeUp).stream()
                                            .map(bar -> new Bar(closeUp.signal(), bar)))
                            .toList(),
                    folder);
        }
        writeAny(CurveResultTables.AGES, points(closeUps, PairDetail::ages), folder);
        writeAny(CurveResultTables.SEASONS, points(closeUps, PairDetail::seasons), folder);
        writeAny(CurveResultTables.LAGS, points(closeUps, PairDetail::lags), folder);
    }

    private static <R> void writeAny(ResultTable<R> table, List<R> rows, Path folder)
            throws IOException {
        if (!rows.isEmpty()) {
            table.write(rows, folder);
        }
    }

    private static List<Point> points(
            List<PairDetail> closeUps, Function<PairDetail, List<CurvePoint>> curve) {
        return closeUps.stream()
                .flatMap(closeUp ->
                        curve.apply(closeUp).stream()
                                .map(point -> new Point(closeUp.signal(), point)))
                .toList();
    }
}
