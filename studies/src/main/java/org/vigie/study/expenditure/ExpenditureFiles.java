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

    static String name(DisclosedExpenditure map, int row) {
        return map.rows().get(row).label().in(map.protocol().language());
    }

    static String family(DisclosedExpenditure map, int row) {
        int family = map.rows().get(row).family();
        return family < 0
                ? ""
                : map.protocol()
                        .rules()
                        .families()
                        .get(family)
                        .label()
                        .in(map.protocol().language());
    }

    static String item(DisclosedExpenditure map, int item) {
        var items = map.protocol().rules().items();
        return item < items.size()
                ? items.get(item).id()
                : item == items.size() ? "other" : "total";
    }

    static String itemName(DisclosedExpenditure map, int item) {
        var items = map.protocol().rules().items();
        boolean french = map.protocol().language().equals("fr");
        return item < items.size()
                ? items.get(item).label().in(map.protocol().language())
                : item == items.size()
                        ? french ? "Autres" : "Other"
                        : french ? "Ensemble" : "All items";
    }
}
