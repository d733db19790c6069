package org.vigie.store.write;

import static org.vigie.store.parquet.Column.required;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.store.Layout;
import org.vigie.store.parquet.Column;
import org.vigie.store.parquet.Column.Kind;
import org.vigie.store.parquet.ParquetWriter;
import org.vigie.store.parquet.Written;
import org.vigie.store.read.Partition;
import org.vigie.store.read.Shard;
import org.vigie.timeline.Timeline;

/// Writes the postings of a shard: for each code, in order of person and day, who had it and when.
/// Codes are taken in ranges that fit a row group, and the shard is read once for each range, so
/// that memory does not grow with the shard.
final class PostingsWriter {

    /// Which events file the postings were made from, so that stale ones are noticed.
    static final String MADE_FROM = "vigie.events.crc32c";

    /// `code`: id in the dictionary; `person`: row of `people.parquet`.
    static final List<Column> COLUMNS =
            List.of(
                    required("code", Kind.LONG, Column.Layout.RUNS),
                    required("person", Kind.INT, Column.Layout.SMALLEST),
                    required("day", Kind.DATE, Column.Layout.SMALLEST));

    private final Shard shard;
    private final long[] counts;

    private PostingsWriter(Shard shard) {
        this.shard = shard;
        counts = new long[shard.codes().size()];
    }

    /// Writes the file and forces it to disk.
    ///
    /// @param madeFrom checksum of the shard's events
    static Written write(Shard shard, Path file, String madeFrom) throws IOException {
        return new PostingsWriter(shard).write(file, madeFrom);
    }

    private Written write(Path file, String madeFrom) throws IOException {
        forEach((code, _, _) -> counts[code]++);
        try (var writer = new ParquetWriter(file, COLUMNS, 3, Map.of())) {
            for (int code = 0; code < counts.length; ) {
                int end = code + 1;
                long rows = counts[code];
                while (end < counts.length && rows + counts[end] <= Layout.ROW_GROUP) {
                    rows += counts[end++];
                }
                if (rows > Layout.ROW_GROUP) {
                    writeLarge(writer, code);
                } else if (rows > 0) {
                    writeRange(writer, code, end, (int) rows);
                }
                code = end;
            }
            return writer.finish(Map.of(MADE_FROM, madeFrom));
        }
    }

    /// One code with more events than a row group holds: they come in order already.
    private void writeLarge(ParquetWriter writer, int code) throws IOException {
        var failed = new IOException[1];
        forEach((found, person, day) -> {
            if (found == code && failed[0] == null) {
                row(writer, code, person, day);
                if (writer.rows() == Layout.ROW_GROUP) {
                    try {
                        writer.endRowGroup();
                    } catch (IOException e) {
                        failed[0] = e;
                    }
                }
            }
        });
        if (failed[0] != null) {
            throw failed[0];
        }
        writer.endRowGroup();
    }

    /// Codes from one to before another, sorted by counting.
    private void writeRange(ParquetWriter writer, int from, int end, int rows) throws IOException {
        var next = new int[end - from];
        for (int code = from + 1; code < end; code++) {
            next[code - from] = next[code - from - 1] + (int) counts[code - 1];
        }
        var people = new int[rows];
        var days = new int[rows];
        forEach((code, person, day) -> {
            if (code >= from && code < end) {
                int row = next[code - from]++;
                people[row] = person;
                days[row] = day;
            }
        });
        int row = 0;
        for (int code = from; code < end; code++) {
            for (long n = counts[code]; n > 0; n--, row++) {
                row(writer, code, people[row], days[row]);
            }
        }
        writer.endRowGroup();
    }

    private static void row(ParquetWriter writer, int code, int person, int day) {
        writer.add(0, (long) code);
        writer.add(1, (long) person);
        writer.add(2, (long) day);
        writer.endRow();
    }

    private interface Reader {
        void read(int code, int person, int day);
    }

    /// Every dated event of the shard, by person and time.
    private void forEach(Reader reader) {
        var person = new int[] {0};
        for (var piece : Partition.of(shard, Long.MAX_VALUE, Optional.empty())) {
            piece.forEach(timeline -> {
                for (int event = 0; event < timeline.size(); event++) {
                    if (timeline.day(event) != Timeline.NO_DAY) {
                        reader.read(timeline.code(event), person[0], timeline.day(event));
                    }
                }
                person[0]++;
            });
        }
    }
}
