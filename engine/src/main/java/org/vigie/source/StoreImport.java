package org.vigie.source;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.store.EventRow;
import org.vigie.store.Manifest;
import org.vigie.store.Person;
import org.vigie.store.Sharding;
import org.vigie.store.ShardWriter;
import org.vigie.store.StoreWriter;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Vocabulary;

/// The last step of every import: people, periods and events that lie in {@link Duck} are sorted and
/// written as a store.
///
/// The database holds `people(person_id, birth, sex, death, region, practice, site)`, each person once,
/// and `periods(person_id, "start", "end")`. Events come from a query with the columns
/// `person_id, time, code, value, text, "end", place, unit, visit, provider, cost, source, "row"`, where
/// `code` is an id of the dictionary and `place` an index into the tables' names. After them come the
/// attributes that the import names, each a column called as in {@link Attribute#column()}. `people` may
/// have `gender`, `race` and `ethnicity` too: OMOP's concepts.
public final class StoreImport {

    /// The first attribute's column in the query of events.
    private static final int FIRST_ATTRIBUTE = 13;

    private final Duck duck;
    private final List<String> tables;
    private final TableReader reader;
    private final Findings findings;
    private final EventChecks checks;
    private final List<Attribute> attributes;
    private long written;
    private long total;

    public StoreImport(Duck duck, TableReader reader, Findings findings, List<String> tables) {
        this(duck, reader, findings, tables, List.of());
    }

    /// @param attributes which the query of events has columns for
    public StoreImport(Duck duck, TableReader reader, Findings findings, List<String> tables,
            List<Attribute> attributes) {
        this.attributes = List.copyOf(attributes);
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
        this.tables = tables;
        checks = new EventChecks(tables.size());
    }

    /// Writes a store whose codes map to nothing.
    public Manifest write(Path store, Hierarchy hierarchy, String events, int shards, String source)
            throws IOException {
        return write(store, new Vocabulary(hierarchy.codes(), hierarchy), events, shards, source);
    }

    /// Writes the store.
    ///
    /// @param shards how many, or 0 for as many as the events need
    /// @param source what was read, in words
    public Manifest write(Path store, Vocabulary vocabulary, String events, int shards, String source)
            throws IOException {
        try {
            duck.execute("gathering events", "CREATE TABLE staged AS " + events);
        } catch (SQLException e) {
            throw Duck.problem(e);
        }
        total = duck.number("SELECT count(*) FROM staged");
        int count = shards > 0 ? shards : Sharding.shardsFor(total);
        try (var writer = new StoreWriter(store, vocabulary.codes(), count)) {
            for (int shard = 0; shard < count; shard++) {
                writeShard(writer.shard(shard), shard, count);
            }
            checks.report(findings, reader, tables);
            return writer.finish(vocabulary.hierarchy(), vocabulary.mappings(), source, findings.all());
        } catch (FileAlreadyExistsException e) {
            throw new ImportProblem(store + " is there already; choose another name or remove it first");
        }
    }

    private void writeShard(ShardWriter shard, int number, int count) throws IOException {
        var here = count == 1 ? "" : " WHERE (((person_id % 2147483647 + 2147483647) % 2147483647) * 48271)"
                + " % 2147483647 % " + count + " = " + number;
        try (var people = duck.rows("SELECT person_id, CAST(birth - DATE '1970-01-01' AS BIGINT), sex,"
                + " CAST(death - DATE '1970-01-01' AS BIGINT), region, practice, site" + personConcepts()
                + " FROM people" + here + " ORDER BY person_id");
                var periods = new PeriodRows(duck.rows("SELECT person_id, CAST(\"start\" - DATE '1970-01-01' AS BIGINT),"
                        + " CAST(\"end\" - DATE '1970-01-01' AS BIGINT) FROM periods" + here
                        + " ORDER BY person_id, \"start\", \"end\""));
                var events = duck.rows("""
                        SELECT person_id, epoch_us(time), code, value, text, epoch_us("end"), place, unit, visit,
                               provider, cost, source, "row"%s
                        FROM staged%s
                        ORDER BY person_id, time NULLS FIRST, code, place, "end" NULLS FIRST, visit NULLS FIRST,
                                 value NULLS FIRST, text NULLS FIRST, source NULLS FIRST, unit NULLS FIRST,
                                 provider NULLS FIRST, cost NULLS FIRST, "row"
                        """.formatted(attributeColumns(), here))) {
            boolean more = events.next();
            var row = new EventRow();
            while (people.next()) {
                var person = person(people, periods.of(people.number(0)));
                shard.person(person);
                while (more && events.number(0) == person.id()) {
                    fill(row, events);
                    checks.check(person, row, events.integer(6, 0), events.number(12, 0));
                    shard.event(row);
                    if ((++written & 0xFFFF) == 0) {
                        duck.progress().report("writing events", written, total);
                    }
                    more = events.next();
                }
            }
        }
        duck.progress().report("writing events", written, total);
        shard.finish();
    }

    private String attributeColumns() {
        return attributes.stream().map(attribute -> ", " + attribute.column()).collect(Collectors.joining());
    }

    /// Sources other than OMOP know nothing of its concepts but those of the two sexes.
    private String personConcepts() {
        boolean known = duck.number("SELECT count(*) FROM duckdb_columns() WHERE table_name = 'people'"
                + " AND column_name IN ('gender', 'race', 'ethnicity')") == 3;
        return known ? ", gender, race, ethnicity"
                : ", CASE sex WHEN 'F' THEN CAST(%d AS BIGINT) WHEN 'M' THEN CAST(%d AS BIGINT) END, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)"
                        .formatted(Sex.FEMALE.concept(), Sex.MALE.concept());
    }

    private static Person person(DuckRows row, List<ObservationPeriod> periods) {
        return new Person(row.number(0), (int) row.number(1, Timeline.NO_DAY), Sex.ofLetter(row.text(2)),
                (int) row.number(3, Timeline.NO_DAY), row.text(4), row.text(5), row.text(6), periods,
                row.number(7, Timeline.NONE), row.number(8, Timeline.NONE), row.number(9, Timeline.NONE));
    }

    private void fill(EventRow row, DuckRows events) {
        row.time = events.number(1, Timeline.NO_TIME);
        row.code = events.integer(2, -1);
        row.value = events.real(3);
        row.text = events.text(4);
        row.end = events.number(5, Timeline.NO_TIME);
        row.table = tables.get(events.integer(6, 0));
        row.unit = events.text(7);
        row.visit = events.number(8, Timeline.NONE);
        row.provider = events.number(9, Timeline.NONE);
        row.cost = events.number(10, Timeline.NONE);
        row.source = events.text(11);
        int column = FIRST_ATTRIBUTE;
        for (var attribute : attributes) {
            switch (attribute.kind()) {
                case IDENTIFIER, CONCEPT -> row.set(attribute, events.number(column, Timeline.NONE));
                case NUMBER -> row.set(attribute, events.real(column));
                case TEXT -> row.set(attribute, events.text(column));
            }
            column++;
        }
    }

    /// Periods in order of person, taken person by person.
    private static final class PeriodRows implements AutoCloseable {
        private final DuckRows rows;
        private boolean more;

        PeriodRows(DuckRows rows) {
            this.rows = rows;
            more = rows.next();
        }

        List<ObservationPeriod> of(long person) {
            var periods = new ArrayList<ObservationPeriod>();
            while (more && rows.number(0) <= person) {
                if (rows.number(0) == person) {
                    periods.add(new ObservationPeriod((int) rows.number(1), (int) rows.number(2)));
                }
                more = rows.next();
            }
            return ObservationPeriod.merged(periods);
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
