package org.vigie.study.incidence;

import static org.vigie.report.table.ResultTable.Kind.REAL;
import static org.vigie.report.table.ResultTable.Kind.SHOWN;
import static org.vigie.report.table.ResultTable.Kind.TEXT;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.PoissonRate;
import org.vigie.statistics.Proportion;
import org.vigie.study.incidence.DisclosedIncidencePrevalence.Measure;
import org.vigie.timeline.Days;

/// The tables of incidence and prevalence; `docs/results.md` says what each column means.
public final class IncidencePrevalenceFiles {

    private static final double YEARS_OF_100_000 = 365.25 * 100_000;

    private IncidencePrevalenceFiles() {}

    /// Writes `incidence`, `prevalence` and `attrition`.
    public static void write(DisclosedIncidencePrevalence rates, Path folder) throws IOException {
        var incidence =
                head().column("persons", SHOWN)
                        .column("person_days", SHOWN)
                        .column("events", SHOWN)
                        .column("incidence_100000", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL);
        var prevalence =
                head().column("population", SHOWN)
                        .column("cases", SHOWN)
                        .column("prevalence", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL);
        for (int row = 0; row < rates.size(); row++) {
            var s = rates.stratum(row);
            var name = rates.protocol().outcomes().get(s.outcome()).name();
            var rate = incidence(rates, row);
            incidence.row(
                    name,
                    Days.text(s.start()),
                    Days.text(s.end()),
                    s.age(),
                    s.sex(),
                    s.region(),
                    rates.count(row, Measure.PERSONS),
                    rates.days(row),
                    rates.count(row, Measure.EVENTS),
                    rate.value(),
                    rate.low(),
                    rate.high());
            var share = prevalence(rates, row);
            prevalence.row(
                    name,
                    Days.text(s.start()),
                    Days.text(s.end()),
                    s.age(),
                    s.sex(),
                    s.region(),
                    rates.count(row, Measure.POPULATION),
                    rates.count(row, Measure.CASES),
                    share.value(),
                    share.low(),
                    share.high());
        }
        incidence.write(folder, "incidence");
        prevalence.write(folder, "prevalence");
        AttritionTable.of(rates.attrition()).write(folder, "attrition");
    }

    private static ResultTable head() {
        return new ResultTable()
                .column("outcome", TEXT)
                .column("start", TEXT)
                .column("end", TEXT)
                .column("age", TEXT)
                .column("sex", TEXT)
                .column("region", TEXT);
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
