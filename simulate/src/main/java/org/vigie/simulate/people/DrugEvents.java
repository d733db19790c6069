package org.vigie.simulate.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.effects.EventLink;
import org.vigie.simulate.effects.Occurrences;
import org.vigie.simulate.effects.SimulatedEvent;
import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Timeline;

/// What drugs do to a person: diseases, uses of drugs and outcomes, each at a rate that depends on
/// age and sex and on what happened before. On day t the rate of what is changed by links is
/// `rate(age, sex) × Π multiplier(t)`.
///
/// Candidates come at the highest rate there can be and are kept with a probability, the rate of
/// their day over that (thinning: Lewis and Shedler 1979, doi 10.1002/nav.3800260304), so that
/// rates are exact however they change.
///
/// A use of a drug begins only when the one before has been over for sixty days, so that a study
/// sees where each begins. A use for first symptoms that would come too close to another one is
/// left out. All begin two years before observation, so that who joins may be in the middle of a
/// use; who joins is alive, whatever happened before.
final class DrugEvents {

    /// Days without the drug between two uses of it.
    static final int APART = 60;

    private static final int RUN_IN = 730;
    private static final int MONTH = 30;

    private record Drawn(
            SimulatedEvent happening,
            int code,
            double[][] rates,
            List<Cause> causes,
            double highest,
            Occurrences days) {}

    private record Cause(EventLink link, Occurrences days) {}

    private record Symptom(EventLink link, Occurrences outcomes, Drawn drug) {}

    private final List<Drawn> all = new ArrayList<>();
    private final List<Symptom> symptoms = new ArrayList<>();
    private int death;

    DrugEvents(DrugEffects effects, Catalogue catalogue) {
        var profiles = new Profiles();
        Map<String, Drawn> byCode = new HashMap<>();
        for (var happening : effects.happenings()) {
            var causes =
                    effects.to(happening.code())
                            .filter(link -> link.reason() != EventLink.Reason.PROTOPATHIC)
                            .map(link -> new Cause(link, known(byCode, link.cause()).days))
                            .toList();
            var rates = profiles.rates(happening.profile());
            double highest =
                    Arrays.stream(rates).flatMapToDouble(Arrays::stream).max().orElse(0)
                            * happening.perDay();
            for (var cause : causes) {
                highest *= cause.link.shape().highest(cause.link.relativeRisk());
            }
            var drawn =
                    new Drawn(
                            happening,
                            catalogue.id(happening.code()),
                            rates,
                            causes,
                            highest,
                            new Occurrences());
            byCode.put(happening.code(), drawn);
            all.add(drawn);
        }
        effects.links().stream()
                .filter(link -> link.reason() == EventLink.Reason.PROTOPATHIC)
                .forEach(link ->
                        symptoms.add(
                                new Symptom(
                                        link,
                                        known(byCode, link.cause()).days,
                                        known(byCode, link.changed()))));
    }

    private static Drawn known(Map<String, Drawn> byCode, String code) {
        return Objects.requireNonNull(
                byCode.get(code), "what changes a rate comes before what it changes");
    }

    /// Draws all that happens to a person.
    void draw(Life life, RandomStream draws) {
        death = Timeline.NO_DAY;
        for (var drawn : all) {
            drawn.days.clear();
            draw(drawn, life, draws);
        }
        for (var symptom : symptoms) {
            for (int i = 0; i < symptom.outcomes.size() && alive(symptom.outcomes.first(i)); i++) {
                precede(symptom, symptom.outcomes.first(i), draws);
            }
        }
    }

    private void draw(Drawn drawn, Life life, RandomStream draws) {
        double time = Math.max(life.birth, life.joined() - RUN_IN);
        while (drawn.highest > 0) {
            time += draws.exponential() / drawn.highest;
            if (time >= life.last() + 1.0) {
                return;
            }
            int day = (int) Math.floor(time);
            if (draws.uniform() * drawn.highest < rate(drawn, life, day)) {
                happen(drawn, day, life, draws);
            }
        }
    }

    private static double rate(Drawn drawn, Life life, int day) {
        double rate =
                drawn.happening.perDay()
                        * drawn.rates[life.sex.ordinal()][Profiles.band(life.age(day))];
        for (var cause : drawn.causes) {
            rate *= cause.link.at(day, cause.days);
        }
        return rate;
    }

    private void happen(Drawn drawn, int day, Life life, RandomStream draws) {
        switch (drawn.happening.what()) {
            case DISEASE -> drawn.days.add(day, Integer.MAX_VALUE);
            case DRUG -> use(drawn, day, draws);
            case OUTCOME -> {
                drawn.days.add(day, day);
                if (drawn.happening.fatal() > 0
                        && draws.happens(drawn.happening.fatal())
                        && day >= life.joined()) {
                    death = death == Timeline.NO_DAY ? day : Math.min(death, day);
                }
            }
        }
    }

    private static void use(Drawn drug, int day, RandomStream draws) {
        int last = day + drug.happening.months(draws) * drug.happening.dispensedDays() - 1;
        if (!drug.days.near(day, last, APART)) {
            drug.days.add(day, last);
        }
    }

    private boolean alive(int day) {
        return death == Timeline.NO_DAY || day <= death;
    }

    private static void precede(Symptom symptom, int outcome, RandomStream draws) {
        boolean given = draws.happens(symptom.link.chance());
        int day =
                outcome
                        + symptom.link.first()
                        + draws.below(symptom.link.last() - symptom.link.first() + 1);
        if (given) {
            use(symptom.drug, day, draws);
        }
    }

    /// The day on which an outcome ends the person's life, or {@link Timeline#NO_DAY}.
    int death() {
        return death;
    }

    /// Notes everything, each at a visit of its own: outcomes during a stay in hospital.
    void write(Encounters encounters, RandomStream draws) {
        for (var drawn : all) {
            for (int i = 0; i < drawn.days.size(); i++) {
                write(drawn, drawn.days.first(i), drawn.days.last(i), encounters, draws);
            }
        }
    }

    private static void write(
            Drawn drawn, int first, int last, Encounters encounters, RandomStream draws) {
        switch (drawn.happening.what()) {
            case DISEASE -> encounters.alone(first, drawn.code, draws);
            case OUTCOME -> {
                encounters.enterHospital(first, 2 + draws.below(6));
                encounters.note(first, drawn.code);
            }
            case DRUG -> {
                encounters.seeDoctor(first, draws);
                int days = drawn.happening.dispensedDays();
                encounters.dispenseMonthly(
                        first, drawn.code, (last - first + 1) / days, Math.min(days, MONTH));
            }
        }
    }
}
