package org.vigie.store.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vigie.store.read.OtherReaders.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.Seed;
import org.vigie.store.Person;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;

/// Every column of every file of a store, as DuckDB and parquet-java read it.
@Tag("long")
class OtherReadersTest {

    private static final int ONE_SHARD = 1;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "400, 40", "3000, 90000"})
    void theyReadWhatWasWritten(int people, int codes) throws Exception {
        long seed = Seed.of("what other readers read");
        holds(GeneratedLives.of(new SplittableRandom(seed), people, codes));
    }

    /// Indices need 32 bits.
    @Test
    void moreCodesAndTimesThanSixteenBitsHold() throws Exception {
        var lives = new ArrayList<Life>();
        int next = 0;
        for (int p = 0; p < 700; p++) {
            var events = new ArrayList<Life.Event>();
            events.add(Life.Event.at(Timeline.NO_TIME, "STATIC"));
            for (int e = 0; e < 100; e++, next++) {
                var event =
                        Life.Event.at(
                                -30_000_000L + next * 1000L,
                                "V/" + Integer.toString(next * 31 % 70_001, 36));
                events.add(
                        event.with(Attribute.VALUE_STRING, "words " + next)
                                .with(Attribute.TYPE, (long) -next));
            }
            lives.add(
                    new Life(
                            new Person(
                                    p - 9,
                                    -20_000,
                                    Sex.FEMALE,
                                    Timeline.NO_DAY,
                                    "",
                                    "",
                                    "",
                                    List.of()),
                            events));
        }
        holds(lives);
        try (var store = Store.open(folder.resolve("store"))) {
            assertTrue(store.codes().size() > 1 << 16, () -> store.codes().size() + " codes");
            var read = new ArrayList<Life>();
            store.forEach(timeline -> read.add(Life.of(timeline)));
            assertEquals(lives, read);
        }
    }

    @Test
    void hierarchyAndMappingsToo() throws Exception {
        var codes = Codes.ofTexts(List.of("A", "B", "C"));
        var hierarchy =
                Hierarchy.of(codes, List.of(new Hierarchy.Link(2, 0), new Hierarchy.Link(1, 0)));
        Life.store(folder.resolve("store"), List.of(), ONE_SHARD, hierarchy).close();
        assertEquals(List.of(List.of(1L, 0L), List.of(2L, 0L)), read("ancestors.parquet"));
        assertEquals(List.of(), read("mappings.parquet"));
    }

    private void holds(List<Life> lives) throws Exception {
        try (var store = Life.store(folder.resolve("store"), lives, ONE_SHARD)) {
            same(events(lives), read("shard-0000/events.parquet"));
            same(people(lives), read("shard-0000/people.parquet"));
            same(periods(lives), read("shard-0000/periods.parquet"));
            same(codes(lives, store.codes()), read("codes.parquet"));
            same(postings(lives, store.codes()), read("shard-0000/postings.parquet"));
        }
    }

    private List<List<Object>> read(String file) throws Exception {
        return OtherReaders.rows(folder.resolve("store").resolve(file));
    }

    /// Compares row by row, so that a difference is told in a line.
    private static void same(List<List<Object>> expected, List<List<Object>> read) {
        assertEquals(expected.size(), read.size());
        for (int row = 0; row < read.size(); row++) {
            assertEquals(expected.get(row), read.get(row), "row " + row);
        }
    }

    private static List<List<Object>> events(List<Life> lives) {
        var rows = new ArrayList<List<Object>>();
        for (var life : lives) {
            for (var event : life.events()) {
                var row =
                        new ArrayList<Object>(
                                List.of(
                                        life.person().id(),
                                        orNone(event.time()),
                                        event.code(),
                                        Double.isNaN(event.value()) ? ABSENT : event.value(),
                                        orEmpty(event.text()),
                                        orNone(event.end()),
                                        orEmpty(event.table()),
                                        orEmpty(event.unit()),
                                        orNone(event.visit()),
                                        orNone(event.provider()),
                                        orNone(event.cost()),
                                        orEmpty(event.source())));
                for (var attribute : Attribute.values()) {
                    row.add(event.attributes().getOrDefault(attribute, ABSENT));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<Object>> people(List<Life> lives) {
        var rows = new ArrayList<List<Object>>();
        long periods = 0;
        for (var life : lives) {
            var person = life.person();
            rows.add(
                    List.of(
                            person.id(),
                            orNoDay(person.birthDay()),
                            orEmpty(person.sex().letter()),
                            orNoDay(person.deathDay()),
                            orEmpty(person.region()),
                            orEmpty(person.practice()),
                            orEmpty(person.site()),
                            periods,
                            (long) person.periods().size(),
                            orNone(person.gender()),
                            orNone(person.race()),
                            orNone(person.ethnicity())));
            periods += person.periods().size();
        }
        return rows;
    }

    private static List<List<Object>> periods(List<Life> lives) {
        var rows = new ArrayList<List<Object>>();
        for (var life : lives) {
            for (ObservationPeriod period : life.person().periods()) {
                rows.add(
                        List.of(
                                life.person().id(),
                                (long) period.start(),
                                (long) period.end(),
                                orNone(period.type()),
                                orNone(period.id()),
                                period.open() ? 1L : ABSENT));
            }
        }
        return rows;
    }

    private static List<List<Object>> codes(List<Life> lives, Codes codes) throws IOException {
        var events = new long[codes.size()];
        var people = new long[codes.size()];
        for (var life : lives) {
            life.events().forEach(event -> events[codes.id(event.code())]++);
            life.events().stream()
                    .map(Life.Event::code)
                    .distinct()
                    .forEach(code -> people[codes.id(code)]++);
        }
        var rows = new ArrayList<List<Object>>();
        for (int id = 0; id < codes.size(); id++) {
            var code = codes.get(id);
            rows.add(
                    List.of(
                            code.code(),
                            code.vocabulary(),
                            code.name(),
                            code.concept(),
                            events[id],
                            people[id]));
        }
        return rows;
    }

    private static List<List<Object>> postings(List<Life> lives, Codes codes) {
        var rows = new ArrayList<long[]>();
        for (int person = 0; person < lives.size(); person++) {
            for (var event : lives.get(person).events()) {
                if (event.time() != Timeline.NO_TIME) {
                    rows.add(
                            new long[] {codes.id(event.code()), person, Days.ofTime(event.time())});
                }
            }
        }
        rows.sort(Arrays::compare);
        return rows.stream().map(row -> List.<Object>of(row[0], row[1], row[2])).toList();
    }

    private static Object orNone(long number) {
        return number == Timeline.NONE ? ABSENT : number;
    }

    private static Object orNoDay(int day) {
        return day == Timeline.NO_DAY ? ABSENT : (Object) (long) day;
    }

    private static Object orEmpty(String text) {
        return text.isEmpty() ? ABSENT : text;
    }
}
