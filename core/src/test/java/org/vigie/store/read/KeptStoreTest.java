package org.vigie.store.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vigie.runner.PlainRunner;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// A store that version 0.1.0 wrote (`vigie simulate --people 200 --seed 200`), kept as it was:
/// every later version reads it. What it must read there is asked of DuckDB, and the counts below
/// are those that version printed.
class KeptStoreTest {

    private static final Path STORE = Path.of("src/test/resources/stores/format-3");

    /// Events and summed costs of each code, in hundredths.
    private record Spent() implements Fold<TreeMap<String, Long>> {

        @Override
        public TreeMap<String, Long> empty() {
            return new TreeMap<>();
        }

        @Override
        public void add(TreeMap<String, Long> sums, Timeline person) {
            for (int event = 0; event < person.size(); event++) {
                sums.merge(person.codes().text(person.code(event)), 1L, Long::sum);
                long cents = person.cost(event);
                if (cents != Timeline.NONE) {
                    sums.merge("cost", cents, Long::sum);
                }
                if (person.day(event) != Timeline.NO_DAY) {
                    sums.merge("days", (long) person.day(event), Long::sum);
                }
            }
            for (int period = 0; period < person.periods(); period++) {
                sums.merge(
                        "observed",
                        person.periodEnd(period) - person.periodStart(period) + 1L,
                        Long::sum);
            }
        }

        @Override
        public TreeMap<String, Long> merge(
                TreeMap<String, Long> left, TreeMap<String, Long> right) {
            right.forEach((key, value) -> left.merge(key, value, Long::sum));
            return left;
        }
    }

    @Test
    void itIsWholeAndReadAsItWasWritten() throws IOException, SQLException {
        assertEquals(java.util.List.of(), StoreCheck.of(STORE, Progress.SILENT));
        try (var store = Store.open(STORE)) {
            assertEquals(200, store.manifest().people());
            assertEquals(18_652, store.manifest().events());
            assertEquals(duckDb(), new PlainRunner(store).fold(new Spent()));
        }
    }

    private static TreeMap<String, Long> duckDb() throws SQLException {
        var sums = new TreeMap<String, Long>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                WITH events AS (FROM '%s/shard-0000/events.parquet')
                                SELECT code, count(*) FROM events GROUP BY code
                                UNION ALL SELECT 'cost', sum(cost * 100)::BIGINT FROM events
                                UNION ALL SELECT 'days', sum(date_diff('day', DATE '1970-01-01', time::DATE))::BIGINT FROM events
                                UNION ALL SELECT 'observed', sum(date_diff('day', start::DATE, "end"::DATE) + 1)::BIGINT
                                          FROM '%s/shard-0000/periods.parquet'
                                """
                                        .formatted(STORE, STORE))) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sums;
    }
}
