package org.vigie.study.incidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.vigie.report.AttritionTable;
import org.vigie.study.incidence.IncidencePrevalenceResultTables.Stratum;

/// Writes the tables of incidence and prevalence.
public final class IncidencePrevalenceFiles {

    private IncidencePrevalenceFiles() {}

    /// Writes `incidence`, `prevalence` and `attrition`.
    public static void write(DisclosedIncidencePrevalence rates, Path folder) throws IOException {
        var strata =
                IntStream.range(0, rates.size()).mapToObj(row -> new Stratum(rates, row)).toList();
        IncidencePrevalenceResultTables.INCIDENCE.write(strata, folder);
        IncidencePrevalenceResultTables.PREVALENCE.write(strata, folder);
        AttritionTable.OF_MANY.write(AttritionTable.rows(rates.attrition()), folder);
    }
}
