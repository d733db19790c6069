package org.vigie.cohort;

/// A cohort as a line of `expected/omop20k_cohorts.csv` has it, which another program wrote.
public final class SummaryLine {

    private SummaryLine() {}

    /// Number, entries, persons, sums of start and end days since 2000-01-01.
    public static String of(CohortEntries cohort) {
        return "%d,%d,%d,%d,%d"
                .formatted(
                        cohort.id(),
                        cohort.entries().size(),
                        cohort.persons(),
                        cohort.startDaySum(),
                        cohort.endDaySum());
    }
}
