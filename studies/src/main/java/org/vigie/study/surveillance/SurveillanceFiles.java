package org.vigie.study.surveillance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.vigie.report.AttritionTable;
import org.vigie.study.surveillance.DisclosedSurveillance.ShownLook;
import org.vigie.study.surveillance.SurveillanceResultTables.AtRatio;
import org.vigie.study.surveillance.SurveillanceResultTables.Row;

/// Writes the tables of a surveillance.
public final class SurveillanceFiles {

    private SurveillanceFiles() {}

    /// Writes `looks`, `calibration`, `sums`, `performance` and `attrition`.
    public static void write(DisclosedSurveillance surveillance, Path folder) throws IOException {
        SurveillanceResultTables.AT_LOOKS.write(rows(surveillance, _ -> true), folder);
        PairLookResultTables.CALIBRATION.write(
                rows(surveillance, look -> look.calibrated().isPresent()), folder);
        PairLookResultTables.SUMS.write(rows(surveillance, look -> look.sum().isPresent()), folder);
        SurveillanceResultTables.PERFORMANCE.write(
                surveillance.judged().stream()
                        .flatMap(pair ->
                                pair.performance().entrySet().stream()
                                        .map(one ->
                                                new AtRatio(
                                                        surveillance,
                                                        pair,
                                                        one.getKey(),
                                                        one.getValue())))
                        .toList(),
                folder);
        AttritionTable.OF_MANY.write(AttritionTable.rows(surveillance.attrition()), folder);
    }

    private static List<Row> rows(DisclosedSurveillance surveillance, Predicate<ShownLook> which) {
        return surveillance.looks().stream()
                .filter(which)
                .map(look -> new Row(surveillance, look))
                .toList();
    }
}
