package org.vigie.simulate.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.schemes.DataRows;
import org.vigie.statistics.random.RandomStream;

class OnsetTest {

    @Test
    void theEffectOfFactorsIsConstantBetweenChanges() {
        var factors = new Factors(PlantedCodes.of(true), new Catalogue(DrugEffects.NONE));
        var life = new Life();
        var draws = new RandomStream();
        for (int person = 1; person <= 50; person++) {
            life.draw(person, draws.restart(1, person, Purpose.LIFE.ordinal()));
            factors.draw(life, draws.restart(1, person, Purpose.FACTORS.ordinal()));
            int after = life.last() + 1;
            int next = factors.nextChange(life.joined(), after);
            for (int day = life.joined() + 1; day < after; day++) {
                if (day < next) {
                    assertEquals(factors.effect(day - 1), factors.effect(day));
                } else {
                    assertEquals(next, day);
                    next = factors.nextChange(day, after);
                }
            }
        }
    }

    /// A factor with a window of (−3, −2) on day 10 counts on days 12 and 13.
    @Test
    void aFactorCountsWhileItLiesInItsWindow() {
        var events = new SingleEvents(new double[] {1e-9});
        events.add(0, 10);
        for (int day = 9; day < 16; day++) {
            assertEquals(day == 12 || day == 13, events.any(0, day - 3, day - 2));
        }
    }

    /// With a usual exposure of 20 % and an odds ratio of 3, odds go from 1/4 to 3/4 and the
    /// exposure of cases to 3/7; of the unexposed, (3/7 − 1/5) / (4/5) = 2/7 are given the symptom.
    @Test
    void aSymptomIsAddedSoThatItsOddsAreMultiplied() {
        double yearly = -Math.log(0.8) / 100 * PlantedCode.YEAR;
        var symptom =
                PlantedCode.of(
                        new DataRows.Row(
                                Map.of(
                                        "code",
                                        "ICD10/R05",
                                        "name",
                                        "",
                                        "role",
                                        "early symptom",
                                        "window_start_day",
                                        "-100",
                                        "window_end_day",
                                        "-1",
                                        "odds_ratio",
                                        "3",
                                        "per_year",
                                        Double.toString(yearly),
                                        "comment",
                                        "")));
        assertEquals(0.2, symptom.exposure(), 1e-12);
        assertEquals(2.0 / 7, Symptoms.probabilityOfOneMore(symptom), 1e-12);
    }

    @Test
    void withoutEffectsThereIsNoMeanEffect() {
        assertEquals(1, PlantedCodes.of(false).meanEffect());
        assertTrue(PlantedCodes.of(true).meanEffect() > 1);
    }
}
