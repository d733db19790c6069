package org.vigie.study.surveillance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.study.surveillance.question.SurveillanceProtocol;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// People for surveillance, and their answers.
final class Drawn {

    static final String SOUND =
            """
            study: surveillance
            concept_sets: {vaccine: [DOSE], harm: [OUT]}
            exposures: [vaccine]
            outcomes: [harm]
            history_from: 2018-01-01
            from: 2020-01-01
            to: 2020-12-31
            """;

    private static final double DAILY = 0.05 / 365.25;
    private static final int LAST_OF_WINDOW = 42;

    private Drawn() {}

    static Life life(long id, Sex sex, List<Life.Event> events) {
        var sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Life.Event::time));
        return new Life(
                new Person(
                        id,
                        Days.of(1970, 7, 1),
                        sex,
                        Timeline.NO_DAY,
                        "",
                        "",
                        "",
                        List.of(new ObservationPeriod(Days.of(2017, 1, 1), Days.of(2020, 12, 31)))),
                sorted);
    }

    static Life.Event event(int day, String code) {
        return Life.Event.at(Days.time(day), code);
    }

    /// Everybody has a dose on a day of 2020; the outcome comes with a probability of .05 a year,
    /// and so many times that on days 1 to 42 after the dose.
    static List<Life> people(SplittableRandom random, int people, double ratio) {
        var lives = new ArrayList<Life>();
        for (int id = 1; id <= people; id++) {
            int dose = Days.of(2020, 1, 1) + random.nextInt(366);
            var events = new ArrayList<>(List.of(event(dose, "DOSE")));
            for (int day = Days.of(2017, 1, 1); day <= Days.of(2020, 12, 31); day++) {
                boolean risk = day > dose && day <= dose + LAST_OF_WINDOW;
                if (random.nextDouble() < DAILY * (risk ? ratio : 1)) {
                    events.add(event(day, "OUT"));
                }
            }
            lives.add(life(id, id % 2 == 0 ? Sex.FEMALE : Sex.MALE, events));
        }
        return lives;
    }

    static SurveillanceProtocol protocol(String text) {
        return SurveillanceProtocol.read(YamlNode.read(text, Path.of("my.yaml")), Path.of("."));
    }

    static SurveillanceResult result(List<Life> lives, String text, Path store) throws IOException {
        try (var opened = Life.store(store, lives, 1)) {
            return new SurveillanceAnalysis(protocol(text), opened.vocabulary())
                    .run(new PlainRunner(opened));
        }
    }
}
