package org.vigie.simulate.effects;

import java.util.Locale;

/// How a changed rate is spread over the days of its window. The relative risk is the mean over the
/// window, whatever the shape: b(k) has mean 1 over days k = 0 to n − 1, and the rate is multiplied
/// by 1 + (RR − 1) b(k).
public enum LagShape {
    /// b = 1.
    CONSTANT,
    /// b = 2 sin²(π (k + ½) / n): nothing at the ends, twice the mean in the middle.
    BELL,
    /// b = 2 (k + ½) / n: from nothing to twice the mean.
    RISING;

    /// What the rate is multiplied by on a day.
    ///
    /// @param day 0 to `days - 1`
    /// @param days of the window
    public double at(int day, int days, double relativeRisk) {
        return 1
                + (relativeRisk - 1)
                        * switch (this) {
                            case CONSTANT -> 1;
                            case BELL -> {
                                double sine = StrictMath.sin(Math.PI * (day + 0.5) / days);
                                yield 2 * sine * sine;
                            }
                            case RISING -> 2 * (day + 0.5) / days;
                        };
    }

    /// The most that the rate is multiplied by, from 1.
    public double highest(double relativeRisk) {
        return Math.max(1, this == CONSTANT ? relativeRisk : 1 + 2 * (relativeRisk - 1));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
