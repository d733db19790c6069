package org.vigie.simulate.people;

import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.schemes.Kind;
import org.vigie.statistics.random.RandomStream;

/// What brings people to the doctor whether or not they will have the cancer. It knows age, sex and
/// a frailty (gamma, mean 1, variance 1/2) of its own, and nothing of the cancer; only its end,
/// with the end of observation, depends on it.
///
/// It begins two years before observation, so that those who join already have their illnesses.
final class Background {

    private static final int RUN_IN = 730;
    private static final double VISITS_PER_YEAR = 1.75;
    private static final double STAY = 0.03;
    private static final double DIAGNOSIS = 0.5;
    private static final double RETURNING = 0.25;
    private static final double[] DRUGS = {0.5, 0.2};
    private static final double TESTS = 0.14;
    private static final double PROCEDURE = 0.12;
    private static final double MEAN_MONTHS = 7;
    private static final int MONTH = 30;
    private static final int REMEMBERED = 8;

    private final Repertoire repertoire;
    private final double[][] visitRates;
    private final int[] illnesses = new int[REMEMBERED];
    private int ill;

    Background(Catalogue catalogue, Profiles profiles) {
        repertoire = new Repertoire(catalogue, profiles);
        visitRates = profiles.rates("visits");
    }

    void write(Life life, Encounters encounters, RandomStream draws) {
        ill = 0;
        double perDay = VISITS_PER_YEAR * draws.gammaOfShapeTwo() / PlantedCode.YEAR;
        double time = Math.max(life.birth, life.joined() - RUN_IN);
        while (true) {
            int band = Profiles.band(life.age((int) time));
            time += draws.exponential() / (perDay * visitRates[life.sex.ordinal()][band]);
            if (time >= life.last() + 1.0) {
                return;
            }
            visit((int) time, life, encounters, draws);
        }
    }

    private void visit(int day, Life life, Encounters encounters, RandomStream draws) {
        int age = life.age(day);
        if (draws.happens(STAY)) {
            encounters.enterHospital(day, 1 + (int) (3 * draws.exponential()));
        } else {
            encounters.seeDoctor(day, draws);
        }
        if (ill > 0 && draws.happens(RETURNING)) {
            encounters.note(day, illnesses[draws.below(ill)]);
        }
        if (draws.happens(DIAGNOSIS)) {
            diagnose(day, repertoire.draw(Kind.DIAGNOSIS, life.sex, age, draws), encounters);
        }
        if (draws.happens(TESTS)) {
            for (int panel = 2 + draws.below(5); panel > 0; panel--) {
                encounters.test(
                        day, repertoire.draw(Kind.TEST, life.sex, age, draws), draws.normal());
            }
        }
        if (draws.happens(PROCEDURE)) {
            encounters.note(day, repertoire.draw(Kind.PROCEDURE, life.sex, age, draws));
        }
        for (double another : DRUGS) {
            if (draws.happens(another)) {
                prescribe(day, repertoire.draw(Kind.DRUG, life.sex, age, draws), encounters, draws);
            }
        }
    }

    private void diagnose(int day, int code, Encounters encounters) {
        encounters.note(day, code);
        if (encounters.catalogue.chronic(code) && ill < REMEMBERED) {
            illnesses[ill++] = code;
        }
    }

    private static void prescribe(int day, int code, Encounters encounters, RandomStream draws) {
        if (encounters.catalogue.chronic(code)) {
            int months = 1 + (int) (MEAN_MONTHS * draws.exponential());
            encounters.dispenseMonthly(day, code, months, MONTH);
        } else {
            encounters.dispense(day, code, 5 + draws.below(10));
        }
    }
}
