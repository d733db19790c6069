package org.vigie.study.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.report.AttritionTable;

/// Writes the tables of an evaluation.
public final class EvaluationFiles {

    private EvaluationFiles() {}

    /// Writes `metrics`, `controls`, `excluded`, `roc`, `coverage`, `pairs` and `attrition`.
    public static void write(EvaluationResult result, Path folder) throws IOException {
        var rows = new EvaluationRows(result);
        EvaluationResultTables.METRICS.write(rows.metrics(), folder);
        EvaluationResultTables.CONTROLS.write(rows.controls(), folder);
        EvaluationResultTables.EXCLUDED.write(result.excluded(), folder);
        EvaluationResultTables.ROC.write(rows.roc(), folder);
        EvaluationResultTables.COVERAGE.write(rows.coverage(), folder);
        EvaluationResultTables.PAIRS_LEFT.write(AttritionTable.rows(result.pairs()), folder);
        AttritionTable.OF_PEOPLE.write(AttritionTable.rows(result.people()), folder);
    }
}
