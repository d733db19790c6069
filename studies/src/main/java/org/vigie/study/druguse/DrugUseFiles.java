package org.vigie.study.druguse;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.report.AttritionTable;
import org.vigie.timeline.Codes;

/// Writes the tables of the use of drugs.
public final class DrugUseFiles {

    private DrugUseFiles() {}

    /// Writes `users`, `persistence`, `measures`, `attrition` and, where they were asked for,
    /// `indications`.
    ///
    /// @param codes the names of codes
    public static void write(DisclosedDrugUse use, Codes codes, Path folder) throws IOException {
        var rows = new DrugUseRows(use);
        DrugUseResultTables.USERS.write(rows.strata(), folder);
        DrugUseResultTables.PERSISTENCE.write(rows.days(), folder);
        DrugUseResultTables.MEASURES.write(rows.measures(), folder);
        if (use.protocol().indications().isPresent()) {
            DrugUseResultTables.INDICATIONS.write(rows.indications(codes), folder);
        }
        AttritionTable.OF_MANY.write(AttritionTable.rows(use.attrition()), folder);
    }
}
