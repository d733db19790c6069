package org.vigie.study.reidentification;

import static org.vigie.report.table.Unit.CLASSES;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.SHARE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Proportion;

/// How easily people could be told apart, as two tables.
public final class ReidentificationResultTables {

    /// Of people of whom so many events are known, the share who are like so few.
    record Alike(int events, String whom, Proportion share) {}

    static final ResultTable<Map.Entry<Long, Long>> CLASSES_BY_SIZE =
            ResultTable.<Map.Entry<Long, Long>>named(
                            "classes",
                            """
                            Everybody is in a class with those of whom the same is known
                            (`--by`): one row for each size of a class.
                            """)
                    .whole("k", PEOPLE, "size of a class", Map.Entry::getKey)
                    .whole("classes", CLASSES, "how many classes have it", Map.Entry::getValue)
                    .whole(
                            "people",
                            PEOPLE,
                            "people in these classes",
                            size -> size.getKey() * size.getValue());

    static final ResultTable<Alike> UNIQUENESS =
            ResultTable.<Alike>named(
                            "uniqueness",
                            """
                            How many of the people drawn at random are told apart by dated
                            events: two rows for each number of events known.
                            """)
                    .whole("events_known", EVENTS, "how many events are known", Alike::events)
                    .whole(
                            "people_drawn",
                            PEOPLE,
                            "people drawn who have so many",
                            row -> row.share().of())
                    .text(
                            "alike",
                            """
                            who else has all of these events: `nobody else`, or `fewer \
                            than 11` with the person\
                            """,
                            Alike::whom)
                    .whole(
                            "people",
                            PEOPLE,
                            "people drawn of whom that is so",
                            row -> row.share().count())
                    .estimate(
                            "share",
                            "ci",
                            SHARE,
                            "their share",
                            "its 95 % interval (Wilson's)",
                            row -> Proportion.wilson(row.share().count(), row.share().of()));

    /// What `vigie risk --out` leaves.
    public static final ResultSection SECTION =
            new ResultSection(
                    "`vigie risk`",
                    "With `--out` it leaves `risk.html` and, beside it, two tables.",
                    List.of(CLASSES_BY_SIZE, UNIQUENESS));

    private ReidentificationResultTables() {}

    /// Writes the tables.
    public static void write(ReidentificationResult result, Path folder) throws IOException {
        CLASSES_BY_SIZE.write(result.sizes().entrySet(), folder);
        UNIQUENESS.write(
                result.drawn().stream().flatMap(ReidentificationResultTables::alike).toList(),
                folder);
    }

    private static Stream<Alike> alike(ReidentificationResult.Known known) {
        return Stream.of(
                new Alike(known.events(), "nobody else", known.unique()),
                new Alike(
                        known.events(), "fewer than " + ReidentificationResult.FEW, known.fewer()));
    }
}
