package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.vigie.cohort.definition.EventKind;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;
import org.vigie.vocabulary.Vocabulary;

/// People whose few concepts, days and visits coincide often, from a generator.
public final class GeneratedPatients {

    public static final int CONCEPTS = 9;
    private static final int FIRST = Days.of(2010, 1, 1);

    private GeneratedPatients() {}

    /// Concepts 1 to 9, of which 4 to 6 are under 1 and 8 maps to 2; and their eras.
    public static Vocabulary vocabulary() {
        var list = new ArrayList<Code>();
        for (int concept = 1; concept <= CONCEPTS; concept++) {
            list.add(new Code("T/" + concept, "T", "", concept, 0, 0));
            list.add(new Code("ERA/T/" + concept, "T", "", 0, 0, 0));
        }
        list.add(Code.of("SOURCE/x"));
        list.add(Code.of(PlainCriteria.DEATH));
        var codes = Codes.of(list);
        var links =
                IntStream.of(4, 5, 6)
                        .mapToObj(c -> new Hierarchy.Link(codes.id("T/" + c), codes.id("T/1")));
        var mappings =
                Mappings.of(codes, List.of(new Mappings.Link(codes.id("T/8"), codes.id("T/2"))));
        return new Vocabulary(codes, Hierarchy.of(codes, links.toList()), mappings);
    }

    public static List<Life> of(RandomGenerator random, int people) {
        return IntStream.range(1, people + 1).mapToObj(id -> life(random, id)).toList();
    }

    /// The same people, of whom every seventh event is of a table that is none of OMOP's.
    static List<Life> withOtherTables(List<Life> lives) {
        return lives.stream()
                .map(life ->
                        new Life(
                                life.person(),
                                IntStream.range(0, life.events().size())
                                        .mapToObj(e ->
                                                e % 7 == 3
                                                        ? life.events().get(e).ofTable("encounters")
                                                        : life.events().get(e))
                                        .toList()))
                .toList();
    }

    private static Life life(RandomGenerator random, long id) {
        var periods = new ArrayList<ObservationPeriod>();
        int day = FIRST + random.nextInt(200);
        for (int p = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3); p > 0; p--) {
            int end = day + random.nextInt(700);
            periods.add(new ObservationPeriod(day, end, concept(random), random.nextInt(31)));
            day = end + 1 + (random.nextBoolean() ? 0 : random.nextInt(50));
        }
        var events = new ArrayList<Life.Event>();
        for (int e = random.nextInt(70); e > 0; e--) {
            events.add(event(random, e));
        }
        events.sort(Comparator.comparingLong(Life.Event::time));
        var person =
                new Person(
                        id,
                        random.nextInt(9) == 0
                                ? Timeline.NO_DAY
                                : Days.of(1930 + random.nextInt(70), 1, 1),
                        Sex.UNKNOWN,
                        Timeline.NO_DAY,
                        "",
                        "",
                        "",
                        periods,
                        concept(random),
                        concept(random),
                        concept(random));
        return new Life(person, events);
    }

    private static Life.Event event(RandomGenerator random, int identifier) {
        var kind = EventKind.values()[random.nextInt(EventKind.values().length)];
        long time =
                random.nextInt(40) == 0
                        ? Timeline.NO_TIME
                        : Days.time(FIRST - 50 + random.nextInt(1000));
        long end =
                random.nextInt(3) == 0 || time == Timeline.NO_TIME
                        ? Timeline.NO_TIME
                        : time + random.nextInt(-2, 60) * Days.MICROS;
        return new Life.Event(
                time,
                code(random, kind),
                random.nextInt(3) == 0 ? Double.NaN : random.nextInt(60),
                "",
                kind.table(),
                "",
                end,
                random.nextInt(3) == 0 ? Timeline.NONE : random.nextInt(4),
                Timeline.NONE,
                Timeline.NONE,
                "",
                attributes(random, identifier));
    }

    private static String code(RandomGenerator random, EventKind kind) {
        var concept = "T/" + (1 + random.nextInt(CONCEPTS));
        return switch (kind) {
            case DEATH -> random.nextBoolean() ? PlainCriteria.DEATH : concept;
            case CONDITION_ERA, DRUG_ERA, DOSE_ERA -> "ERA/" + concept;
            default -> random.nextInt(12) == 0 ? "SOURCE/x" : concept;
        };
    }

    private static Map<Attribute, Object> attributes(RandomGenerator random, int identifier) {
        var attributes = new EnumMap<Attribute, Object>(Attribute.class);
        for (var attribute : Attribute.values()) {
            if (random.nextInt(4) > 0) {
                attributes.put(
                        attribute,
                        switch (attribute.kind()) {
                            case IDENTIFIER, CENTS -> (long) identifier * 7 % 31;
                            case CONCEPT -> (long) random.nextInt(CONCEPTS + 1);
                            case NUMBER -> (double) random.nextInt(60);
                            case TEXT -> random.nextInt(3) + "" + random.nextInt(3);
                        });
            }
        }
        return attributes;
    }

    private static long concept(RandomGenerator random) {
        return random.nextInt(5) == 0 ? Timeline.NONE : 1 + random.nextInt(CONCEPTS);
    }
}
