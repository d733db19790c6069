package org.vigie.study.surveillance;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.report.AttritionTable;
import org.vigie.study.surveillance.SurveillanceResultTables.AtRatio;
import org.vigie.study.surveillance.SurveillanceResultTables.Row;

/// Writes the tables of a surveillance.
public final class SurveillanceFiles {

    private SurveillanceFiles() {}

    /// Writes `looks`, `performance` and `attrition`.
    public static void write(DisclosedSurveillance surveillance, Path folder) throws IOException {
        SurveillanceResultTables.AT_LOOKS.write(
                surveillance.looks().stream().map(look -> new Row(surveillance, look)).toList(),
                folder);
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
}
