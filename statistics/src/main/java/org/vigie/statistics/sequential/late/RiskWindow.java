package org.vigie.statistics.sequential.late;

/// Days about a dose on which an event counts, both ends included; day 0 is that of the dose, and
/// days before it are below 0.
///
/// @param first the first day
/// @param last not below the first
public record RiskWindow(int first, int last) {

    private static final double DAYS_PER_YEAR = 365.25;
    private static final double THOUSAND = 1000;

    public RiskWindow {
        if (last < first) {
            throw new IllegalArgumentException(
                    "a window is from a day to one not before it, was %d to %d"
                            .formatted(first, last));
        }
    }

    /// How many days of the window are over when data end on a day, that day included.
    ///
    /// @param dose the day of the dose
    /// @param cut the last day of the data, in the same count of days
    public long days(long dose, long cut) {
        return Math.max(0, Math.min(last, cut - dose) - first + 1L);
    }

    public int length() {
        return last - first + 1;
    }

    /// Whether all of the window is over when data end on a day.
    public boolean isOver(long dose, long cut) {
        return days(dose, cut) == length();
    }

    /// The number of events expected on so many days, at a rate per 1,000 person-years of 365.25
    /// days.
    public static double expected(double perThousandYears, double days) {
        if (!(perThousandYears >= 0) || !(days >= 0)) {
            throw new IllegalArgumentException(
                    "a rate and days are 0 or more, were %s, %s".formatted(perThousandYears, days));
        }
        return perThousandYears / THOUSAND * days / DAYS_PER_YEAR;
    }
}
