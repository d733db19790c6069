package org.vigie.simulate.people;

import java.util.List;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.effects.Role;
import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Timeline;

/// What makes itself felt before the diagnosis. Everybody has these events at one rate. A case who
/// had none in the window before the cancer is given one there often enough that the odds of having
/// any are multiplied by the planted odds ratio exactly; the other windows are left as they were.
///
/// Among the controls of a matched study a few are about to become cases themselves, so that it
/// estimates slightly less: 11.4 for a planted 12, where about 1 % of the controls become cases in
/// a year.
final class Symptoms {

    private final List<PlantedCode> planted;
    private final int[] codes;
    private final SingleEvents events;

    Symptoms(PlantedCodes plan, Catalogue catalogue) {
        planted = plan.of(Role.EARLY_SYMPTOM);
        codes = planted.stream().mapToInt(p -> catalogue.id(p.code())).toArray();
        events = new SingleEvents(planted.stream().mapToDouble(PlantedCode::perDay).toArray());
    }

    void draw(Life life, RandomStream draws) {
        events.draw(Math.max(life.birth, life.joined() - 365), life.last(), draws);
        if (life.cancer == Timeline.NO_DAY) {
            return;
        }
        for (int s = 0; s < codes.length; s++) {
            var symptom = planted.get(s);
            int from = life.cancer + symptom.start();
            int to = life.cancer + symptom.end();
            boolean given = draws.happens(probabilityOfOneMore(symptom));
            int when = from + draws.below(to - from + 1);
            if (given && !events.any(s, from, to)) {
                events.add(s, when);
            }
        }
    }

    /// With p0 the usual probability of exposure, p1 = OR p0 / (1 − p0 + OR p0) is that of a case;
    /// who is not exposed becomes so with probability (p1 − p0) / (1 − p0).
    static double probabilityOfOneMore(PlantedCode symptom) {
        double usual = symptom.exposure();
        double raised = symptom.oddsRatio() * usual;
        double wanted = raised / (1 - usual + raised);
        return (wanted - usual) / (1 - usual);
    }

    void write(Encounters encounters, RandomStream draws) {
        for (int s = 0; s < codes.length; s++) {
            for (int event = 0; event < events.count(s); event++) {
                encounters.alone(events.day(s, event), codes[s], draws);
            }
        }
    }
}
