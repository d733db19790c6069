package org.vigie.simulate.people;

import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Timeline;

/// What the cancer brings: the stay in which it is found, chemotherapy, control visits, and for
/// most an early death.
final class Aftermath {

    private static final double MEAN_SURVIVAL_DAYS = 1_000;
    private static final int LEAST_SURVIVAL_DAYS = 30;
    private static final double UPPER_LOBE = 0.4;
    private static final double TREATED = 0.7;
    private static final int CYCLE = 21;
    private static final int CONTROL = 90;
    private static final int CYCLE_DAYS = 3;

    private final int[] drugs;
    private final int upperLobe;
    private final int unspecified;
    private final int session;
    private final int scan;

    Aftermath(Catalogue catalogue) {
        upperLobe = catalogue.id("ICD10/C34.1");
        unspecified = catalogue.id("ICD10/C34.9");
        session = catalogue.id("ICD10/Z51.1");
        scan = catalogue.id("CCAM/ZBQH001");
        drugs =
                new int[] {
                    catalogue.id("ATC/L01XA01"),
                    catalogue.id("ATC/L01CB01"),
                    catalogue.id("ATC/L01BC05")
                };
    }

    /// Ends the life of who has the cancer, where that comes before its end.
    void shorten(Life life, RandomStream draws) {
        int survival = LEAST_SURVIVAL_DAYS + (int) (MEAN_SURVIVAL_DAYS * draws.exponential());
        life.die(life.cancer + survival);
    }

    void write(Life life, Encounters encounters, RandomStream draws) {
        if (life.cancer == Timeline.NO_DAY) {
            return;
        }
        int code = draws.happens(UPPER_LOBE) ? upperLobe : unspecified;
        encounters.enterHospital(life.cancer, 3 + draws.below(6));
        encounters.note(life.cancer, code);
        encounters.note(life.cancer, scan);
        if (draws.happens(TREATED)) {
            int drug = drugs[draws.below(drugs.length)];
            for (int cycle = 1 + draws.below(6); cycle > 0; cycle--) {
                treat(life.cancer + cycle * CYCLE, drug, encounters);
            }
        }
        for (int day = life.cancer + CONTROL; day <= life.last(); day += CONTROL) {
            encounters.seeDoctor(day, draws);
            encounters.note(day, code);
        }
    }

    private void treat(int day, int drug, Encounters encounters) {
        encounters.enterHospital(day, 1);
        encounters.note(day, session);
        encounters.dispense(day, drug, CYCLE_DAYS);
    }
}
