package org.vigie.report;

import static org.vigie.report.table.ResultTable.Kind.TEXT;
import static org.vigie.report.table.ResultTable.Kind.WHOLE;

import org.vigie.report.table.ResultTable;
import org.vigie.study.Attrition;

/// Whom each rule dropped, as every study writes it.
public final class AttritionTable {

    private AttritionTable() {}

    public static ResultTable of(Attrition attrition) {
        var table =
                new ResultTable()
                        .column("step", WHOLE)
                        .column("rule", TEXT)
                        .column("dropped", WHOLE)
                        .column("left", WHOLE);
        long step = 0;
        for (var s : attrition.steps()) {
            table.row(step++, s.rule(), s.dropped(), s.left());
        }
        return table;
    }
}
