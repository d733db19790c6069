package org.vigie.study.incidence;

import org.vigie.statistics.Estimate;
import org.vigie.statistics.PoissonRate;
import org.vigie.statistics.Proportion;
import org.vigie.study.incidence.DisclosedIncidencePrevalence.Measure;

/// Rates and shares that tables, page and figures tell alike; there is none where one of its
/// numbers is hidden.
final class IncidencePrevalenceNumbers {

    private static final double YEARS_OF_100_000 = 365.25 * 100_000;

    private IncidencePrevalenceNumbers() {}

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
