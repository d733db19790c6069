package org.vigie.simulate.people;

import org.vigie.simulate.effects.PlantedCode;
import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// When the cancer comes. On day t its hazard is `h0(age, sex) × Π_f OR_f^[factor f has an event in
/// days t + start_f to t + end_f]`.
///
/// The hazard is constant between birthdays and changes of the factors, so the day is exact: the
/// first on which the sum of the hazard passes an exponential number. The clock runs on observed
/// days only, since everybody is free of the cancer when observation begins or resumes.
///
/// **Why the hazard ratio is the odds ratio that a matched study estimates.** Controls drawn on the
/// day of each case among those still at risk (incidence density sampling) make the conditional
/// likelihood of the matched sets the partial likelihood of the hazard model restricted to the
/// sets, so no assumption of a rare disease is needed: Prentice and Breslow 1978, doi
/// 10.1093/biomet/65.1.153; Greenland and Thomas 1982, doi 10.1093/oxfordjournals.aje.a113439. The
/// factors are independent of each other, and hardly less so among those still at risk because few
/// have the cancer, so one factor's ratio is the same whether or not the others are held fixed.
final class Onset {

    private static final double HAZARD_AT_60 = 0.0034;
    private static final int FROM_AGE = 30;
    private static final int STEADY_FROM_AGE = 80;
    private static final double YEARS_TO_DOUBLE = 9;
    private static final double MEN = 1.5;

    private final double[][] perDay = new double[2][STEADY_FROM_AGE + 1];

    /// @param meanEffect how much the factors raise the hazard on average; the hazard without them
    ///   is so much lower, so that as many people have the cancer with factors as without
    Onset(double meanEffect) {
        for (int age = FROM_AGE; age <= STEADY_FROM_AGE; age++) {
            double yearly =
                    HAZARD_AT_60 * StrictMath.pow(2, (age - 60) / YEARS_TO_DOUBLE) / meanEffect;
            perDay[Sex.FEMALE.ordinal()][age] = yearly / PlantedCode.YEAR;
            perDay[Sex.MALE.ordinal()][age] = MEN * yearly / PlantedCode.YEAR;
        }
    }

    /// The day of the cancer, or {@link Timeline#NO_DAY}.
    int day(Life life, Factors factors, RandomStream draws) {
        double left = draws.exponential();
        for (int p = 0; p < life.periods(); p++) {
            int day = Math.max(life.start(p), life.birthday(FROM_AGE));
            int after = life.end(p) + 1;
            while (day < after) {
                int age = life.age(day);
                int next = factors.nextChange(day, Math.min(after, life.birthday(age + 1)));
                double hazard =
                        perDay[life.sex.ordinal()][Math.min(age, STEADY_FROM_AGE)]
                                * factors.effect(day);
                double passed = hazard * (next - day);
                if (passed > left) {
                    return Math.min(next - 1, day + (int) (left / hazard));
                }
                left -= passed;
                day = next;
            }
        }
        return Timeline.NO_DAY;
    }
}
