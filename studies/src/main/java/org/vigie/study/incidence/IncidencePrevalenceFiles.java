package org.vigie.study.incidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.vigie.report.AttritionTable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.PoissonRate;
import org.vigie.statistics.Proportion;
import org.vigie.study.incidence.DisclosedIncidencePrevalence.Measure;
import org.vigie.study.incidence.IncidencePrevalenceResultTables.Stratum;

/// Writes the tables of incidence and prevalence.
public final class IncidencePrevalenceFiles {

    private static final double YEARS_OF_100_000 = 365.25 * 100_000;

    private IncidencePrevalenceFiles() {}

    /// Writes `incidence`, `prevalence` and `attrition`.
    public static void write(DisclosedIncidencePrevalence rates, Path folder) throws IOException {
        var strata =
                IntStream.range(0, rates.size()).mapToObj(row -> new Stratum(rates, row)).toList();
        IncidencePrevalenceResultTables.INCIDENCE.write(strata, folder);
        IncidencePrevalenceResultTables.PREVALENCE.write(strata, folder);
        AttritionTable.OF_MANY.write(AttritionTable.rows(rates.attrition()), folder);
    }

    /// Events per 100,000 person-years.
    static Estimate incidence(DisclosedIncidencePrevalence rates, int row) {
        var events = rates.count(row, Measure.EVENTS);
        var days = rates.days(row);
        return events.isPresent() && days.isPresent()
                ? PoissonRate.exact(events.getAsLong(), days.getAsLong() / YEARS_OF_100_000)
                : Estimate.NONE;
    }

    static Estimate prevalence(DisclosedIncidencePrevalence rates, int row) {
        var cases = rates.count(row, Measure.CASES);
        var population = rates.count(row, Measure.POPULATION);
        return cases.isPresent() && population.isPresent()
                ? Proportion.wilson(cases.getAsLong(), population.getAsLong())
                : Estimate.NONE;
    }
}
