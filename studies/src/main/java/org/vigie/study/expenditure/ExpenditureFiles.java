package org.vigie.study.expenditure;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.report.AttritionTable;

/// Writes the tables of a map.
public final class ExpenditureFiles {

    private ExpenditureFiles() {}

    /// Writes `people`, `expenditure`, `balance`, `dynamics` where there are several years, and
    /// `attrition`.
    public static void write(DisclosedExpenditure map, Path folder) throws IOException {
        var rows = new ExpenditureCells(map);
        ExpenditureResultTables.PEOPLE_OF_GROUPS.write(rows.people(), folder);
        ExpenditureResultTables.EXPENDITURE.write(rows.expenditure(), folder);
        ExpenditureResultTables.BALANCE.write(new ExpenditureBalance(map).lines(), folder);
        if (map.years() > 1) {
            ExpenditureResultTables.DYNAMICS.write(rows.dynamics(), folder);
        }
        AttritionTable.OF_MANY.write(AttritionTable.rows(map.attrition()), folder);
    }
}
