package org.vigie.simulate.people;

import java.util.List;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.effects.Role;
import org.vigie.statistics.random.RandomStream;

/// What changes the hazard of the cancer, through a person's whole life from the age of fifteen,
/// recorded or not: the hazard of somebody who joined late is that of somebody who did not. A study
/// that compares people observed throughout a window sees in it everything that counts.
final class Factors {

    private static final int FROM_AGE = 15;

    private final List<PlantedCode> planted;
    private final int[] codes;
    private final int longest;
    private final SingleEvents events;

    Factors(PlantedCodes plan, Catalogue catalogue) {
        planted = plan.of(Role.FACTOR);
        codes = planted.stream().mapToInt(p -> catalogue.id(p.code())).toArray();
        longest = -planted.stream().mapToInt(PlantedCode::start).min().orElse(0);
        events = new SingleEvents(planted.stream().mapToDouble(PlantedCode::perDay).toArray());
    }

    /// Draws the days of all factors as far back as they can matter.
    void draw(Life life, RandomStream draws) {
        int first = Math.max(life.birthday(FROM_AGE), life.joined() - longest);
        events.draw(first, life.last(), draws);
    }

    /// The product of the odds ratios of the factors that have an event in their window before a
    /// day.
    double effect(int day) {
        double effect = 1;
        for (int f = 0; f < codes.length; f++) {
            var factor = planted.get(f);
            if (events.any(f, day + factor.start(), day + factor.end())) {
                effect *= factor.oddsRatio();
            }
        }
        return effect;
    }

    /// The first day after one, and at the latest `limit`, on which an event may enter or leave its
    /// window: {@link #effect} is constant until the day before.
    int nextChange(int day, int limit) {
        int next = limit;
        for (int f = 0; f < codes.length; f++) {
            int enters = -planted.get(f).end();
            int leaves = -planted.get(f).start() + 1;
            for (int event = 0; event < events.count(f); event++) {
                int happened = events.day(f, event);
                if (happened + leaves > day && happened + enters < next) {
                    next = Math.min(next, happened + (happened + enters > day ? enters : leaves));
                }
            }
        }
        return next;
    }

    /// Notes the factors, each at a visit of its own.
    void write(Encounters encounters, RandomStream draws) {
        for (int f = 0; f < codes.length; f++) {
            for (int event = 0; event < events.count(f); event++) {
                encounters.alone(events.day(f, event), codes[f], draws);
            }
        }
    }
}
