package org.vigie.store.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.vigie.store.Person;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// People with everything a store can hold, and everything that can be missing, from a generator.
public final class GeneratedLives {

    private static final String[] TABLES = {
        "", "condition_occurrence", "drug_exposure", "measurement"
    };

    private GeneratedLives() {}

    public static List<Life> of(RandomGenerator random, int people, int codes) {
        var lives = new ArrayList<Life>();
        long id = -3;
        for (int p = 0; p < people; p++) {
            id += 1 + random.nextInt(4);
            lives.add(life(random, id, codes));
        }
        return lives;
    }

    private static Life life(RandomGenerator random, long id, int codes) {
        int birth = Days.of(1930, 1, 1) + random.nextInt(25_000);
        var periods = new ArrayList<ObservationPeriod>();
        int day = Days.of(2000, 1, 1) + random.nextInt(2000);
        for (int p = random.nextInt(4); p > 0; p--) {
            int end = day + random.nextInt(2500);
            boolean open = p == 1 && id % 5 == 0;
            periods.add(new ObservationPeriod(day, end, concept(random), concept(random), open));
            day = end + 1 + (random.nextInt(4) == 0 ? 0 : random.nextInt(500));
        }
        var events = new ArrayList<Life.Event>();
        for (int e = random.nextInt(3) == 0 ? 0 : random.nextInt(60); e > 0; e--) {
            events.add(event(random, codes));
        }
        events.sort(Comparator.comparingLong(Life.Event::time));
        var person =
                new Person(
                        id,
                        random.nextInt(9) == 0 ? Timeline.NO_DAY : birth,
                        Sex.values()[random.nextInt(3)],
                        random.nextInt(4) == 0 ? day : Timeline.NO_DAY,
                        random.nextBoolean() ? "" : "region " + random.nextInt(3),
                        random.nextBoolean() ? "" : "practice " + random.nextInt(9),
                        "site " + random.nextInt(2),
                        periods,
                        concept(random),
                        concept(random),
                        concept(random));
        return new Life(person, events);
    }

    private static long concept(RandomGenerator random) {
        return random.nextInt(3) == 0 ? Timeline.NONE : random.nextInt(10_000);
    }

    private static Life.Event event(RandomGenerator random, int codes) {
        long time =
                random.nextInt(30) == 0
                        ? Timeline.NO_TIME
                        : Days.time(Days.of(1999, 1, 1) + random.nextInt(9000))
                                + (random.nextInt(5) == 0 ? random.nextLong(Days.MICROS) : 0);
        return new Life.Event(
                time,
                "V/" + (int) (codes * Math.pow(random.nextDouble(), 2)),
                random.nextBoolean() ? Double.NaN : random.nextInt(1000) / 8.0,
                random.nextInt(6) == 0 ? "text “é” " + random.nextInt(100) : "",
                TABLES[random.nextInt(TABLES.length)],
                random.nextBoolean() ? "" : "mg",
                random.nextBoolean() || time == Timeline.NO_TIME
                        ? Timeline.NO_TIME
                        : time + random.nextInt(9) * Days.MICROS,
                random.nextBoolean() ? Timeline.NONE : random.nextLong(1000),
                random.nextBoolean() ? Timeline.NONE : random.nextLong(50),
                random.nextInt(3) > 0 ? Timeline.NONE : random.nextLong(-500, 100_000),
                random.nextInt(4) > 0 ? "" : "S" + random.nextInt(20),
                attributes(random));
    }

    private static Map<Attribute, Object> attributes(RandomGenerator random) {
        var attributes = new EnumMap<Attribute, Object>(Attribute.class);
        for (var attribute : Attribute.values()) {
            if (random.nextInt(attribute.ordinal() + 1) == 0) {
                attributes.put(
                        attribute,
                        switch (attribute.kind()) {
                            case IDENTIFIER, CENTS -> random.nextLong();
                            case CONCEPT -> random.nextLong(-2, 2_000_000_000);
                            case NUMBER -> random.nextInt(-90, 90) / 4.0;
                            case TEXT -> "words “" + random.nextInt(50) + "”";
                        });
            }
        }
        return attributes;
    }
}
