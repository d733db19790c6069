package org.vigie.simulate.effects;

import org.vigie.statistics.random.RandomStream;

/// Something that happens to people at a rate of its own, by age and sex: a disease, the use of a
/// drug, an outcome.
///
/// @param perYear how often in a year, where the profile is 1
/// @param meanDays how long a use of a drug lasts; 1 for the others
/// @param fatal the share of events of which one dies on the day; 0 but for outcomes
public record SimulatedEvent(
        What what,
        String code,
        String name,
        double perYear,
        String profile,
        int meanDays,
        double fatal) {

    /// In the order in which they are drawn: each may depend on those before it.
    public enum What {
        DISEASE,
        DRUG,
        OUTCOME
    }

    private static final int MONTH = 30;

    public double perDay() {
        return perYear / PlantedCode.YEAR;
    }

    /// Months that a use lasts, dispensed one by one; a geometric number whose mean is the mean
    /// length. Of a use of less than a month there is one dispensing.
    public int months(RandomStream draws) {
        if (meanDays <= MONTH) {
            return 1;
        }
        double mean = (double) meanDays / MONTH;
        return 1 + (int) (draws.exponential() / -StrictMath.log1p(-1 / mean));
    }

    /// Days of one dispensing.
    public int dispensedDays() {
        return Math.min(meanDays, MONTH);
    }
}
