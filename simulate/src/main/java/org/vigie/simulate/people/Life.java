package org.vigie.simulate.people;

import java.util.ArrayList;
import java.util.List;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Who a person is and when they are observed; one object is reused for all.
///
/// Everybody is alive and free of the cancer when they come under observation. More than half are
/// there from the first day of the study, the others join evenly over the years; about one in five
/// leaves in ten years; one in twelve is away for one to four years between two periods. Natural
/// death follows Gompertz's law: the hazard grows exponentially with age.
final class Life {

    static final int FIRST_DAY = Days.of(2005, 1, 1);
    static final int LAST_DAY = Days.of(2024, 12, 31);

    private static final double YEAR = PlantedCode.YEAR;
    private static final double FEMALE = 0.515;
    private static final double FROM_THE_START = 0.55;
    private static final int LAST_JOINING = LAST_DAY - 365;
    private static final double MEAN_STAY_YEARS = 40;
    private static final double AWAY = 0.08;
    private static final double DEATH_SLOPE = 0.095;
    private static final double DEATH_AT_BIRTH_MALE = 3.6e-5;
    private static final double DEATH_AT_BIRTH_FEMALE = 2.0e-5;
    private static final double FLAT_UNTIL = 62;
    private static final double OLDEST = 98;

    long person;
    Sex sex = Sex.UNKNOWN;
    int birth;

    /// Day of death within an observation period, or {@link Timeline#NO_DAY}.
    int death;

    /// Day of the cancer, or {@link Timeline#NO_DAY}.
    int cancer;

    private final int[] starts = new int[2];
    private final int[] ends = new int[2];
    private int periods;

    void draw(long id, RandomStream draws) {
        person = id;
        death = Timeline.NO_DAY;
        cancer = Timeline.NO_DAY;
        sex = draws.happens(FEMALE) ? Sex.FEMALE : Sex.MALE;
        int joined = FIRST_DAY;
        if (!draws.happens(FROM_THE_START)) {
            joined += draws.below(LAST_JOINING - FIRST_DAY);
        }
        double age = ageAtJoining(draws.uniform());
        birth = joined - (int) (age * YEAR);
        drawPeriods(joined, draws);
        int natural = joined + 1 + (int) (yearsToDeath(age, draws.exponential()) * YEAR);
        die(natural);
    }

    /// Even up to an age, then falling in a straight line to nobody.
    private static double ageAtJoining(double uniform) {
        double even = FLAT_UNTIL;
        double tail = (OLDEST - FLAT_UNTIL) / 2;
        double area = uniform * (even + tail);
        return area < even
                ? area
                : OLDEST - Math.sqrt((even + tail - area) * 2 * (OLDEST - FLAT_UNTIL));
    }

    private void drawPeriods(int joined, RandomStream draws) {
        int left =
                (int)
                        Math.min(
                                LAST_DAY,
                                joined + 30 + draws.exponential() * MEAN_STAY_YEARS * YEAR);
        starts[0] = joined;
        ends[0] = left;
        periods = 1;
        boolean away = draws.happens(AWAY);
        double when = draws.uniform();
        int absence = 365 + draws.below(3 * 365);
        int gone = joined + (int) (when * (left - joined));
        if (away && gone > joined && gone + absence < left) {
            ends[0] = gone;
            starts[1] = gone + absence;
            ends[1] = left;
            periods = 2;
        }
    }

    /// Inverts the survival of Gompertz's law given survival to an age.
    private double yearsToDeath(double age, double exponential) {
        double atBirth = sex == Sex.MALE ? DEATH_AT_BIRTH_MALE : DEATH_AT_BIRTH_FEMALE;
        double hazard = atBirth * StrictMath.exp(DEATH_SLOPE * age);
        return StrictMath.log1p(DEATH_SLOPE * exponential / hazard) / DEATH_SLOPE;
    }

    /// Ends observation on a day; who dies while away does not come back, and nobody knows why.
    void die(int day) {
        while (periods > 1 && starts[periods - 1] > day) {
            periods--;
            death = Timeline.NO_DAY;
        }
        if (day <= ends[periods - 1] && day >= starts[periods - 1]) {
            ends[periods - 1] = day;
            death = day;
        } else if (death > ends[periods - 1]) {
            death = Timeline.NO_DAY;
        }
    }

    /// Ends observation on a day earlier than it would have ended, whatever was to come.
    void dieEarlier(int day) {
        death = Timeline.NO_DAY;
        cancer = cancer > day ? Timeline.NO_DAY : cancer;
        die(day);
    }

    int periods() {
        return periods;
    }

    int start(int period) {
        return starts[period];
    }

    int end(int period) {
        return ends[period];
    }

    int joined() {
        return starts[0];
    }

    int last() {
        return ends[periods - 1];
    }

    boolean observed(int day) {
        return day >= starts[0]
                && (day <= ends[0] || (periods > 1 && day >= starts[1] && day <= ends[1]));
    }

    /// The last day observed without a break after an observed day.
    int observedUntil(int day) {
        return day <= ends[0] ? ends[0] : ends[periods - 1];
    }

    int age(int day) {
        return (int) ((day - birth) / YEAR);
    }

    /// The first day of a year of age.
    int birthday(int age) {
        return birth + (int) Math.ceil(age * YEAR);
    }

    List<ObservationPeriod> observationPeriods() {
        var observed = new ArrayList<ObservationPeriod>(periods);
        for (int p = 0; p < periods; p++) {
            observed.add(new ObservationPeriod(starts[p], ends[p]));
        }
        return observed;
    }
}
