package org.vigie.source;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.pseudonym.Pseudonymiser;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.DuckProblem;
import org.vigie.source.stage.DuckRows;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.Observation;
import org.vigie.store.Person;
import org.vigie.store.Sharding;
import org.vigie.store.read.Pseudonymised;
import org.vigie.store.write.StoreWriter;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Vocabulary;

/// The last step of every import: people, periods and events that lie in {@link Duck} are sorted
/// and written as a store.
///
/// The database holds `people(person_id, birth, sex, death, region, practice, site)`, each person
/// once, and `periods(person_id, "start", "end")`. Events come from a query with the columns
/// `person_id, time, code, value, text, "end", place, unit, visit, provider, cost, source, "row"`,
/// where `code` is an id of the dictionary and `place` an index into the tables' names. After them
/// come the attributes that the import names, each a column called as in
/// {@link Attribute#column()}. `people` may have `gender`, `race` and `ethnicity` too: OMOP's
/// concepts. `periods` may have `type`, OMOP's concept, and `id`.
///
/// DuckDB sorts once, out of core, by shard, person, time and code. One thread reads what it
/// sorted, a second writes it, a third finishes the shard before.
public final class StoreImport {

    private static final long REPORT = 1 << 16;

    private final Duck duck;
    private final List<String> tables;
    private final TableReader reader;
    private final Findings findings;
    private final EventChecks checks;
    private final List<Attribute> attributes;
    private final List<Future<?>> finished = new ArrayList<>();
    private final Pseudonymisation pseudonymisation;
    private String people = "people";
    private String periods = "periods";
    private List<Delivery> ledger = List.of();
    private long written;
    private long total;

    public StoreImport(Duck duck, TableReader reader, Findings findings, List<String> tables) {
        this(duck, reader, findings, tables, List.of());
    }

    /// @param attributes which the query of events has columns for
    public StoreImport(
            Duck duck,
            TableReader reader,
            Findings findings,
            List<String> tables,
            List<Attribute> attributes) {
        this(duck, reader, findings, tables, attributes, Pseudonymisation.NONE);
    }

    /// @param pseudonymisation what is done to people at the {@link Pseudonymiser}
    public StoreImport(
            Duck duck,
            TableReader reader,
            Findings findings,
            List<String> tables,
            List<Attribute> attributes,
            Pseudonymisation pseudonymisation) {
        this.pseudonymisation = pseudonymisation;
        this.attributes = List.copyOf(attributes);
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
        this.tables = tables;
        checks = new EventChecks(tables.size(), (int) LocalDate.now(ZoneOffset.UTC).toEpochDay());
    }

    /// Says which delivery this is.
    public StoreImport of(Delivery delivery) {
        ledger = List.of(delivery);
        return this;
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
    public Manifest write(
            Path store, Vocabulary vocabulary, String events, int shards, String source)
            throws IOException {
        duck.progress().report("counting events", 0, 0);
        total = duck.number("SELECT count(*) FROM (" + events + ")");
        int count = shards > 0 ? shards : Sharding.shardsFor(total);
        checkPeople(events);
        var admitted = admit(events);
        try (var writer = StoreWriter.goingOn(store, vocabulary.codes(), count, duck.folder())) {
            checks.restore(writer.notes());
            written = writer.completeEvents();
            if (writer.complete() < count) {
                duck.progress().report("sorting events", 0, 0);
                writeShards(writer, admitted, count);
            }
            checks.report(findings, reader, tables);
            if (pseudonymisation instanceof Pseudonymisation.Keyed keyed) {
                writer.attach(Pseudonymised.FILE, keyed.note());
            }
            writer.ledger(this::ledger);
            return writer.finish(
                    vocabulary.hierarchy(), vocabulary.mappings(), source, findings.all());
        } catch (FileAlreadyExistsException e) {
            throw new InputProblem(
                    store + " is there already; choose another name or remove it first");
        } catch (IOException e) {
            throw DuckProblem.shortage(e).orElseThrow(() -> e);
        }
    }

    private void checkPeople(String events) {
        boolean moved = pseudonymisation.movesDates();
        var people = new PeopleChecks(duck, findings, moved, LocalDate.now(ZoneOffset.UTC));
        var recorded =
                ledger.stream()
                        .map(delivery -> delivery.plan().observation())
                        .findFirst()
                        .orElse(Observation.RECORDED);
        var observation = people.run(events, recorded);
        ledger = ledger.stream().map(delivery -> delivery.observed(observation)).toList();
    }

    private List<Delivery> ledger(Manifest made) {
        return ledger.stream()
                .map(delivery ->
                        delivery.holding(
                                made.firstDay(), made.lastDay(), made.people(), made.events()))
                .toList();
    }

    private String admit(String events) {
        return switch (pseudonymisation) {
            case Pseudonymisation.AsTheyAre _, Pseudonymisation.Numbered _ -> events;
            case Pseudonymisation.Keyed keyed -> {
                var admitted = new Pseudonymiser(duck, keyed, attributes).pass(events);
                people = "door_people";
                periods = "door_periods";
                findings.add(
                        "pseudonymised",
                        "-",
                        duck.number("SELECT count(*) FROM door_people"),
                        keyed.words(),
                        List.of());
                yield admitted;
            }
        };
    }

    private void writeShards(StoreWriter writer, String query, int count) throws IOException {
        var shard =
                """
                CAST((((person_id %% 2147483647 + 2147483647) %% 2147483647) * 48271)
                     %% 2147483647 %% %s AS INTEGER)\
                """
                        .formatted(count);
        int first = writer.complete();
        var left = first == 0 ? "" : " WHERE " + shard + " >= " + first;
        try (var persons =
                        duck.rows(
                                """
                                SELECT person_id,
                                       CAST(birth - DATE '1970-01-01' AS BIGINT), sex,
                                       CAST(death - DATE '1970-01-01' AS BIGINT), region,
                                       practice, site, %s AS shard%s FROM %s%s
                                ORDER BY shard, person_id\
                                """
                                        .formatted(shard, personConcepts(), people, left));
                var observed =
                        new PeriodRows(
                                duck.rows(
                                        """
                                        SELECT person_id,
                                               CAST("start" - DATE '1970-01-01'
                                               AS BIGINT),
                                               CAST("end" - DATE '1970-01-01' AS BIGINT),
                                               %s, %s, %s FROM %s%s ORDER BY %s, person_id,
                                               "start", "end"\
                                        """
                                                .formatted(
                                                        column(periods, "type"),
                                                        column(periods, "id"),
                                                        column(periods, "open"),
                                                        periods,
                                                        left,
                                                        shard)));
                var events =
                        new EventStream(
                                duck.rows(
                                        """
                                        SELECT person_id, epoch_us(time), code, value, text,
                                               epoch_us("end"), place, unit, visit,
                                               provider, cost, source, "row"%s
                                        FROM (%s)%s
                                        ORDER BY %s, person_id, time NULLS FIRST, code\
                                        """
                                                .formatted(attributeColumns(), query, left, shard)),
                                tables,
                                attributes);
                var finisher = Executors.newSingleThreadExecutor();
                var feed = new ShardFeed(batch -> write(batch, writer, finisher))) {
            boolean more = persons.next();
            for (int number = first; number < count; number++) {
                var batch = feed.batch(number);
                while (more && persons.integer(7, 0) == number) {
                    var person = person(persons, observed);
                    events.fill(person.id(), batch);
                    batch.add(person);
                    if (batch.full()) {
                        feed.send(batch);
                        batch = feed.batch(number);
                    }
                    more = persons.next();
                }
                batch.endShard();
                feed.send(batch);
            }
            feed.finish();
            for (var task : finished) {
                ShardFeed.await(task);
            }
        }
        duck.progress().report("writing events", written, total);
    }

    /// Writes a batch; a shard is finished, with postings and checksums, while the next is written.
    private void write(EventBatch batch, StoreWriter writer, ExecutorService finisher)
            throws IOException {
        int number = batch.shard();
        var target = writer.shard(number);
        batch.show(
                new EventBatch.Reader() {
                    @Override
                    public void person(Person person) throws IOException {
                        target.person(person);
                    }

                    @Override
                    public void event(Person person, EventBatch.Placed event) {
                        checks.check(person, event, event.place, event.row);
                        target.event(event);
                        if ((++written & REPORT - 1) == 0) {
                            duck.progress().report("writing events", written, total);
                        }
                    }
                });
        if (batch.endsShard()) {
            var counted = checks.text();
            finished.add(
                    finisher.submit(() -> {
                        writer.finishShard(number, counted);
                        return null;
                    }));
        }
    }

    private static Person person(DuckRows row, PeriodRows periods) {
        return new Person(
                row.number(0),
                (int) row.number(1, Timeline.NO_DAY),
                Sex.ofLetter(row.text(2)),
                (int) row.number(3, Timeline.NO_DAY),
                row.text(4),
                row.text(5),
                row.text(6),
                periods.of(row.number(0)),
                row.number(8, Timeline.NONE),
                row.number(9, Timeline.NONE),
                row.number(10, Timeline.NONE));
    }

    private String attributeColumns() {
        return attributes.stream()
                .map(attribute -> ", " + attribute.column())
                .collect(Collectors.joining());
    }

    /// A column of whole numbers that not every source has.
    private String column(String table, String name) {
        boolean there =
                duck.number(
                                """
                                SELECT count(*) FROM duckdb_columns()
                                WHERE table_name = '%s' AND column_name = '%s'\
                                """
                                        .formatted(table, name))
                        > 0;
        return there ? "\"" + name + "\"" : "CAST(NULL AS BIGINT)";
    }

    /// Sources other than OMOP know nothing of its concepts but those of the two sexes.
    private String personConcepts() {
        boolean known =
                duck.number(
                                """
                                SELECT count(*) FROM duckdb_columns()
                                WHERE table_name = 'people' AND column_name IN ('gender',
                                  'race', 'ethnicity')\
                                """)
                        == 3;
        return known
                ? ", gender, race, ethnicity"
                : """
                , CAST(CASE sex WHEN 'F' THEN %d WHEN 'M' THEN %d END AS BIGINT),
                  CAST(NULL AS BIGINT),\
                """
                                .formatted(
                                        Sex.FEMALE.concept().getAsLong(),
                                        Sex.MALE.concept().getAsLong())
                        + " CAST(NULL AS BIGINT)";
    }
}
