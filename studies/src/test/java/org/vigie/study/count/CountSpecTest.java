package org.vigie.study.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.runner.PlainRunner;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// People with a code by year, counted by hand.
class CountSpecTest {

    @TempDir Path folder;

    private static Life life(long id, String from, String to, String... records) {
        var events =
                Arrays.stream(records)
                        .map(record -> record.split(" "))
                        .map(record -> Life.Event.at(Days.time(Days.of(record[1])), record[0]))
                        .sorted(Comparator.comparingLong(Life.Event::time))
                        .toList();
        return new Life(
                new Person(
                        id,
                        Days.of(1970, 7, 1),
                        Sex.FEMALE,
                        Timeline.NO_DAY,
                        "",
                        "",
                        "",
                        List.of(new ObservationPeriod(Days.of(from), Days.of(to)))),
                events);
    }

    /// 1 has it twice in 2010 and once in 2012; 2 before observation begins; 3 on the first and on
    /// the last observed day; 4 has something else.
    private static final List<Life> LIVES =
            List.of(
                    life(
                            1,
                            "2009-06-01",
                            "2012-12-31",
                            "A 2010-02-01",
                            "A 2010-11-01",
                            "A 2012-03-01"),
                    life(2, "2010-02-01", "2011-01-31", "A 2010-01-31"),
                    life(3, "2010-05-05", "2012-05-05", "A 2010-05-05", "A 2012-05-05"),
                    life(4, "2000-01-01", "2011-12-31", "B 2010-06-01"));

    /// Year, population, people; `-` is hidden.
    private String count(int smallCells) throws IOException {
        var node =
                YamlNode.read(
                        """
                        study: count
                        concept_sets: {a: [A]}
                        concept_set: a
                        years: [2009, 2013]
                        small_cells: %d
                        """
                                .formatted(smallCells),
                        Path.of("my.yaml"));
        var study =
                new CountStudy(
                        new CountProtocol(CountKeys.KEYS.read(node, Reading.of(node, folder))));
        try (var store = Life.store(folder.resolve("store" + smallCells), LIVES, 2)) {
            var output = study.ask(store, new PlainRunner(store), DisclosureKey.ofInvented("test"));
            output.writeTables(folder);
            var page = folder.resolve("report.html");
            output.writeReport(java.util.Map.of(), page);
            assertFalse(Files.readString(page).isBlank());
            return Files.readString(folder.resolve("years.csv"));
        }
    }

    /// Wilson's intervals: R 4.2.2, prop.test(x, n, correct = FALSE)$conf.int.
    @Test
    void aPersonCountsOnceAYearAndOnlyWhereObserved() throws IOException {
        var rows = count(0).lines().map(line -> line.split(",", -1)).toList();
        assertEquals(
                List.of("year", "population", "people", "share", "ci_low", "ci_high"),
                List.of(rows.getFirst()));
        assertEquals(
                List.of("2009 2 0", "2010 4 2", "2011 4 0", "2012 2 2", "2013 0 0"),
                rows.stream().skip(1).map(row -> row[0] + " " + row[1] + " " + row[2]).toList());
        assertEquals(0.5, Double.parseDouble(rows.get(2)[3]));
        assertEquals(0.1500389892, Double.parseDouble(rows.get(2)[4]), 1e-9);
        assertEquals(0.8499610108, Double.parseDouble(rows.get(2)[5]), 1e-9);
        assertEquals("", rows.get(5)[3]);
        assertEquals(
                """
                step,rule,dropped,left
                0,everybody,0,4
                1,observed on a day of the years,0,4
                2,with a record of a on such a day,2,2
                """,
                Files.readString(folder.resolve("attrition.csv")));
    }

    @Test
    void numbersOfFewPeopleAreHiddenAndNothingIsWorkedOutOfThem() throws IOException {
        var rows =
                count(3).lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(row -> row[0] + " " + row[1] + " " + row[2] + " " + row[3])
                        .toList();
        assertEquals(List.of("2009  0 ", "2010 4  ", "2011 4 0 0.0", "2012   ", "2013 0 0 "), rows);
    }
}
