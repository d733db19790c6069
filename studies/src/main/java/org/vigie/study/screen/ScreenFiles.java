package org.vigie.study.screen;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.report.AttritionTable;

/// Writes the tables of a screen.
public final class ScreenFiles {

    private ScreenFiles() {}

    /// Writes `associations`, `attrition`, and where there are any `adjusted` and `replications`.
    public static void write(DisclosedScreen result, Path folder) throws IOException {
        ScreenResultTables.ASSOCIATIONS.write(ScreenResultTables.tests(result), folder);
        AttritionTable.OF_MANY.write(AttritionTable.rows(result.attrition()), folder);
        if (!result.adjusted().isEmpty()) {
            ScreenResultTables.ADJUSTED.write(ScreenResultTables.terms(result.adjusted()), folder);
        }
        if (!result.replications().isEmpty()) {
            ScreenResultTables.REPLICATIONS.write(
                    ScreenResultTables.replicates(result.replications()), folder);
        }
    }
}
