package org.vigie.store.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.store.parquet.Chunk;
import org.vigie.store.parquet.ParquetFile;

/// Who had a code and when, in order of person and day: what questions that name codes read instead
/// of whole lives. Derived from the events; `vigie index` makes them anew.
public final class Postings implements AutoCloseable {

    private final ParquetFile file;
    private final List<Group> groups = new ArrayList<>();

    /// A row group: its codes in order, where each begins, and the columns.
    private record Group(long[] codes, int[] starts, Chunk people, Chunk days) {}

    /// The postings of one code within a row group.
    ///
    /// @param size how many
    public record Part(Chunk people, Chunk days, int start, int size) {

        /// The person's row in `people.parquet`.
        public int person(int i) {
            return people.intAt(start + i);
        }

        public int day(int i) {
            return days.intAt(start + i);
        }
    }

    Postings(ParquetFile file) {
        this.file = file;
        for (int group = 0; group < file.rowGroups(); group++) {
            var code = file.chunk(group, "code");
            groups.add(
                    new Group(
                            code.longs(),
                            code.runStarts(),
                            file.chunk(group, "person"),
                            file.chunk(group, "day")));
        }
    }

    Path path() {
        return file.path();
    }

    /// Everything about a code, in order; empty where nobody has it.
    public List<Part> of(int code) {
        var parts = new ArrayList<Part>();
        for (var group : groups) {
            int run = java.util.Arrays.binarySearch(group.codes, code);
            if (run >= 0) {
                parts.add(
                        new Part(
                                group.people,
                                group.days,
                                group.starts[run],
                                group.starts[run + 1] - group.starts[run]));
            }
        }
        return parts;
    }

    @Override
    public void close() {
        file.close();
    }
}
