package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.store.Finding;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ShardSums;
import org.vigie.store.Sharding;
import org.vigie.store.StoreProblem;
import org.vigie.store.parquet.BlockSums;
import org.vigie.store.parquet.Column;
import org.vigie.store.parquet.LongHash;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.store.parquet.UnreadableFile;
import org.vigie.store.read.PeopleTable;
import org.vigie.store.read.Postings;
import org.vigie.store.read.RowGroupEvents;
import org.vigie.store.read.Shard;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Timeline;

/// Holds a shard against the laws of a store: its columns, people in ascending order and each in
/// the right shard, the events of a person together and in time order, every code in the
/// dictionary, postings that say the same as the events.
final class ShardCheck {

    private final Path folder;
    private final Manifest.ShardEntry entry;
    private final Codes codes;
    private final int number;
    private final int shards;
    private final List<Finding> faults = new ArrayList<>();

    ShardCheck(Path store, Manifest.ShardEntry entry, Codes codes, int number, int shards) {
        this.folder = store.resolve(entry.name());
        this.entry = entry;
        this.codes = codes;
        this.number = number;
        this.shards = shards;
    }

    /// All laws, and that the sums are those of the files.
    List<Finding> runWithSums() throws IOException {
        run();
        sums();
        return faults;
    }

    List<Finding> run() throws IOException {
        columns(Layout.EVENTS, Layout.EVENT_COLUMNS, entry.events());
        columns(Layout.PEOPLE, Layout.PEOPLE_COLUMNS, entry.people());
        columns(Layout.PERIODS, Layout.PERIOD_COLUMNS, -1);
        if (!faults.isEmpty()) {
            return faults;
        }
        try (var shard = new Shard(folder, codes, true)) {
            people(shard.people());
            long told = events(shard, shard.rowGroups());
            if (faults.isEmpty()
                    && shard.postings().isPresent()
                    && told != sum(shard.postings().get())) {
                fault(
                        "stale-postings",
                        Layout.POSTINGS,
                        1,
                        "it does not say what events.parquet says");
            }
        } catch (StoreProblem e) {
            fault(
                    "unknown-code",
                    Layout.EVENTS,
                    1,
                    "it has a code that codes.parquet lacks: one of them is from"
                            + " another store");
        } catch (UnreadableFile | IndexOutOfBoundsException e) {
            fault(
                    "wrong-structure",
                    Layout.EVENTS,
                    1,
                    "its pages are not laid out as a store's are");
        }
        return faults;
    }

    /// Whether the sums say what the files are: each has the right bytes by itself.
    private void sums() throws IOException {
        var told = ShardSums.read(folder, entry.files());
        for (var file : told.keySet()) {
            if (!BlockSums.of(folder.resolve(file)).blocks().equals(told.get(file))) {
                fault("stale-sums", Layout.SUMS, 1, "it does not say what " + file + " is");
            }
        }
    }

    /// @param rows how many the manifest promises, or -1 where it does not
    private void columns(String name, List<Column> expected, long rows) throws IOException {
        try (var file = new ParquetFile(folder.resolve(name))) {
            var names = names(expected);
            boolean foreign = name.equals(Layout.EVENTS) && !file.isProfile();
            boolean earlier =
                    expected.equals(Layout.PERIOD_COLUMNS)
                            && file.columns().equals(names(Layout.EARLIER_PERIOD_COLUMNS));
            if (!foreign && !earlier && !file.columns().equals(names)) {
                fault(
                        "wrong-columns",
                        name,
                        1,
                        "its columns are "
                                + String.join(", ", file.columns())
                                + ", not "
                                + String.join(", ", names));
            } else if (rows >= 0 && file.rows() != rows) {
                fault(
                        "wrong-rows",
                        name,
                        1,
                        "it has " + file.rows() + " rows, the manifest says " + rows);
            }
        } catch (UnreadableFile e) {
            fault("wrong-structure", name, 1, "it is not Parquet");
        }
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private void people(PeopleTable people) {
        long unordered = 0;
        long misplaced = 0;
        for (int row = 0; row < people.size(); row++) {
            if (row > 0 && people.id(row) <= people.id(row - 1)) {
                unordered++;
            }
            if (Sharding.shardOf(people.id(row), shards) != number) {
                misplaced++;
            }
        }
        fault("people-out-of-order", Layout.PEOPLE, unordered, "people are not in ascending order");
        fault("wrong-shard", Layout.PEOPLE, misplaced, "people are in a shard that is not theirs");
    }

    /// Returns the sum of all postings that the events make.
    private long events(Shard shard, int rowGroups) {
        long sum = 0;
        long unordered = 0;
        long strangers = 0;
        long backwards = 0;
        long last = Long.MIN_VALUE;
        for (int group = 0; group < rowGroups; group++) {
            var events = shard.events(group);
            for (int run = 0; run < events.people(); run++) {
                long id = events.person(run);
                unordered += id <= last && (group > 0 || run > 0) ? 1 : 0;
                strangers += isKnown(shard.people(), id) ? 0 : 1;
                backwards += steps(events, run);
                sum += sum(events, run, shard.people().rowAfter(id) - 1);
                last = id;
            }
        }
        fault(
                "person-apart",
                Layout.EVENTS,
                unordered,
                "events of a person are not together, or people not in order");
        fault(
                "unknown-person",
                Layout.EVENTS,
                strangers,
                "people have events and are not in people.parquet");
        fault("time-backwards", Layout.EVENTS, backwards, "events are not in time order");
        return sum;
    }

    private static boolean isKnown(PeopleTable people, long id) {
        int after = people.rowAfter(id);
        return after > 0 && people.id(after - 1) == id;
    }

    private static long steps(RowGroupEvents events, int run) {
        long backwards = 0;
        for (int row = events.start(run); row < events.start(run + 1); row++) {
            if (row > events.start(run) && events.time(row) < events.time(row - 1)) {
                backwards++;
            }
        }
        return backwards;
    }

    private static long sum(RowGroupEvents events, int run, int person) {
        long sum = 0;
        for (int row = events.start(run); row < events.start(run + 1); row++) {
            if (events.day(row) != Timeline.NO_DAY) {
                sum += posting(events.code(row), person, events.day(row));
            }
        }
        return sum;
    }

    private long sum(Postings postings) {
        long sum = 0;
        for (int code = 0; code < codes.size(); code++) {
            for (var part : postings.of(code)) {
                for (int i = 0; i < part.size(); i++) {
                    sum += posting(code, part.person(i), part.day(i));
                }
            }
        }
        return sum;
    }

    /// A number for a posting, such that sums of different postings differ.
    private static long posting(int code, int person, int day) {
        return LongHash.of(LongHash.of((long) code << 32 ^ person) + day);
    }

    private void fault(String rule, String file, long count, String what) {
        if (count > 0) {
            faults.add(FileFault.of(rule, entry.name() + "/" + file, count, what));
        }
    }
}
