package org.vigie.store.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.store.Checksum;
import org.vigie.store.EventRow;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.Person;
import org.vigie.store.ShardSums;
import org.vigie.store.parquet.ParquetWriter;
import org.vigie.store.parquet.Written;
import org.vigie.store.read.Shard;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Timeline;

/// Writes one shard: people in ascending order of identifier, and after each person their events in
/// time order. One thread at a time.
public final class ShardWriter implements AutoCloseable {

    private static final Attribute[] ATTRIBUTES = Attribute.values();

    private final Path folder;
    private final Codes codes;
    private final ParquetWriter events;
    private final ParquetWriter people;
    private final ParquetWriter periods;
    private final long[] eventsOfCode;
    private final long[] peopleOfCode;
    private final long[] lastPersonOfCode;
    private @Nullable Person person;
    private long personOrdinal;
    private long lastTime;
    private int periodCount;
    private long firstTime = Long.MAX_VALUE;
    private long finalTime = Long.MIN_VALUE;
    private @Nullable FinishedShard finished;

    ShardWriter(Path folder, Codes codes) throws IOException {
        this.folder = folder;
        this.codes = codes;
        Files.createDirectories(folder);
        var texts = new String[codes.size()];
        for (int id = 0; id < texts.length; id++) {
            texts[id] = codes.text(id);
        }
        var opened = new ArrayList<ParquetWriter>();
        try {
            opened.add(
                    new ParquetWriter(
                            folder.resolve(Layout.EVENTS),
                            Layout.EVENT_COLUMNS,
                            2,
                            Map.of("code", texts)));
            opened.add(
                    new ParquetWriter(
                            folder.resolve(Layout.PEOPLE), Layout.PEOPLE_COLUMNS, 1, Map.of()));
            opened.add(
                    new ParquetWriter(
                            folder.resolve(Layout.PERIODS), Layout.PERIOD_COLUMNS, 2, Map.of()));
        } catch (IOException e) {
            for (var file : opened) {
                file.close();
            }
            throw e;
        }
        events = opened.get(0);
        people = opened.get(1);
        periods = opened.get(2);
        eventsOfCode = new long[codes.size()];
        peopleOfCode = new long[codes.size()];
        lastPersonOfCode = new long[codes.size()];
    }

    /// Begins the next person.
    ///
    /// @throws IllegalArgumentException where the identifier does not rise
    public void person(Person next) throws IOException {
        if (person != null && next.id() <= person.id()) {
            throw new IllegalArgumentException("people come in ascending order of identifier");
        }
        person = next;
        personOrdinal++;
        lastTime = Timeline.NO_TIME;
        if (events.rows() >= Layout.ROW_GROUP) {
            events.endRowGroup();
        }
        people.add(0, next.id());
        people.addUnless(1, next.birthDay(), Timeline.NO_DAY);
        people.addUnlessEmpty(2, next.sex().letter());
        people.addUnless(3, next.deathDay(), Timeline.NO_DAY);
        people.addUnlessEmpty(4, next.region());
        people.addUnlessEmpty(5, next.practice());
        people.addUnlessEmpty(6, next.site());
        people.add(7, (long) periodCount);
        people.add(8, (long) next.periods().size());
        people.addUnless(9, next.gender(), Timeline.NONE);
        people.addUnless(10, next.race(), Timeline.NONE);
        people.addUnless(11, next.ethnicity(), Timeline.NONE);
        people.endRow();
        for (var period : next.periods()) {
            periods.add(0, next.id());
            periods.add(1, (long) period.start());
            periods.add(2, (long) period.end());
            periods.addUnless(3, period.type(), Timeline.NONE);
            periods.addUnless(4, period.id(), Timeline.NONE);
            if (period.open()) {
                periods.add(5, 1L);
            }
            periods.endRow();
            periodCount++;
        }
    }

    /// Adds the next event of the person begun last.
    ///
    /// @throws IllegalArgumentException where time goes backwards
    public void event(EventRow row) {
        if (row.time < lastTime) {
            throw new IllegalArgumentException("the events of a person come in time order");
        }
        lastTime = row.time;
        if (row.time != Timeline.NO_TIME) {
            firstTime = Math.min(firstTime, row.time);
            finalTime = Math.max(finalTime, row.time);
        }
        events.add(0, Objects.requireNonNull(person, "a person comes before their events").id());
        events.addUnless(1, row.time, Timeline.NO_TIME);
        events.addShared(2, row.code);
        events.add(3, row.value);
        events.addUnlessEmpty(4, row.text);
        events.addUnless(5, row.end, Timeline.NO_TIME);
        events.addUnlessEmpty(6, row.table);
        events.addUnlessEmpty(7, row.unit);
        events.addUnless(8, row.visit, Timeline.NONE);
        events.addUnless(9, row.provider, Timeline.NONE);
        events.addUnless(10, row.cost, Timeline.NONE);
        events.addUnlessEmpty(11, row.source);
        addAttributes(row);
        events.endRow();
        eventsOfCode[row.code]++;
        if (lastPersonOfCode[row.code] != personOrdinal) {
            lastPersonOfCode[row.code] = personOrdinal;
            peopleOfCode[row.code]++;
        }
    }

    private void addAttributes(EventRow row) {
        for (long left = row.known(); left != 0; left &= left - 1) {
            var attribute = ATTRIBUTES[Long.numberOfTrailingZeros(left)];
            int column = Layout.FIRST_ATTRIBUTE + attribute.ordinal();
            switch (attribute.kind()) {
                case IDENTIFIER, CONCEPT, CENTS -> events.add(column, row.whole(attribute));
                case NUMBER -> events.add(column, row.number(attribute));
                case TEXT -> events.add(column, row.words(attribute));
            }
        }
    }

    /// Writes what is left and forces it to disk.
    public void finish() throws IOException {
        var files =
                new ArrayList<>(
                        List.of(
                                file(Layout.EVENTS, events),
                                file(Layout.PEOPLE, people),
                                file(Layout.PERIODS, periods)));
        files.add(
                writePostings(
                        folder, codes, files.getFirst().crc32c(), folder.resolve(Layout.POSTINGS)));
        files.add(ShardSums.write(folder, files));
        var entry =
                new Manifest.ShardEntry(
                        folder.getFileName().toString(),
                        files.get(1).rows(),
                        files.get(0).rows(),
                        List.copyOf(files));
        finished = new FinishedShard(entry, eventsOfCode, peopleOfCode, firstTime, finalTime);
    }

    /// Writes the postings of a shard whose other files are complete.
    ///
    /// @param eventsChecksum of the events they are made from
    public static Manifest.FileEntry writePostings(
            Path folder, Codes codes, String eventsChecksum, Path file) throws IOException {
        try (var shard = new Shard(folder, codes, false)) {
            return entry(Layout.POSTINGS, PostingsWriter.write(shard, file, eventsChecksum));
        }
    }

    static Manifest.FileEntry file(String name, ParquetWriter writer) throws IOException {
        return entry(name, writer.finish(Map.of()));
    }

    public static Manifest.FileEntry entry(String name, Written written) {
        return new Manifest.FileEntry(
                name, written.rows(), written.bytes(), Checksum.text(written.crc32c()));
    }

    /// What was written, once finished.
    FinishedShard finished() {
        if (finished == null) {
            throw new IllegalStateException("the shard is not finished");
        }
        return finished;
    }

    @Override
    public void close() throws IOException {
        events.close();
        people.close();
        periods.close();
    }
}
