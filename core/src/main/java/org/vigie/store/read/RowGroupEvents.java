package org.vigie.store.read;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.store.StoreProblem;
import org.vigie.store.parquet.Chunk;
import org.vigie.store.parquet.Indices;
import org.vigie.store.parquet.RowGroups;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// The events of a row group in place: arrays in the mapped file, and the dictionaries that turn
/// their entries into days and into the store's codes. Columns other than who, when and what are
/// looked at only when asked for.
public final class RowGroupEvents {

    private static final String[] OPTIONAL = {"numeric_value", "end", "visit", "provider", "cost"};
    private static final String[] TEXTS = {"text_value", "table", "unit", "source"};
    static final int VALUE = 0;
    static final int END = 1;
    static final int VISIT = 2;
    static final int PROVIDER = 3;
    static final int COST = 4;
    static final int TEXT = 0;
    static final int TABLE = 1;
    static final int UNIT = 2;
    static final int SOURCE = 3;

    private final Path path;
    private final Function<String, Chunk> columns;
    private final Chunk code;
    private final Chunk time;
    private volatile boolean scanned;
    private final long[] people;
    private final int[] starts;
    private final Indices codeIndices;
    private final int[] codeIds;
    private final long[] times;
    private final int[] days;
    private final Indices timeIndices;
    private final int @Nullable [] sparseTimes;
    private final AtomicReferenceArray<Chunk> numbers = new AtomicReferenceArray<>(OPTIONAL.length);
    private final AttributeColumns attributes;
    private final AtomicReferenceArray<TextColumn> texts = new AtomicReferenceArray<>(TEXTS.length);

    RowGroupEvents(RowGroups file, int group, Codes codes) {
        this(file.path(), column -> file.chunk(group, column), codes);
    }

    /// Those of nobody, where a file has no row group.
    static RowGroupEvents none(Path path, Codes codes) {
        return new RowGroupEvents(path, _ -> Chunk.empty(path), codes);
    }

    private RowGroupEvents(Path path, Function<String, Chunk> columns, Codes codes) {
        this.path = path;
        this.columns = columns;
        attributes = new AttributeColumns(this::open);
        var subjects = columns.apply("subject_id");
        people = subjects.longs();
        starts = subjects.runStarts();
        code = columns.apply("code");
        codeIndices = code.indices();
        codeIds = ids(code.texts(), codes);
        time = columns.apply("time");
        times = time.longs();
        days = new int[times.length];
        Arrays.setAll(days, i -> Days.ofTime(times[i]));
        timeIndices = time.indices();
        sparseTimes = time.allPresent() ? null : sparse(time.compareAll());
    }

    /// Both lists are in order, so one walk finds every code.
    private int[] ids(String[] texts, Codes codes) {
        var ids = new int[texts.length];
        int next = 0;
        for (int i = 0; i < texts.length; i++) {
            while (next < codes.size() && codes.text(next).compareTo(texts[i]) < 0) {
                next++;
            }
            if (next == codes.size() || !codes.text(next).equals(texts[i])) {
                throw new StoreProblem(
                        """
                        %s has a code that the store's dictionary lacks: it is from \
                        another store; restore it from a copy or import the source \
                        again\
                        """
                                .formatted(path));
            }
            ids[i] = next;
        }
        return ids;
    }

    private int[] sparse(Chunk time) {
        var sparse = new int[time.rows()];
        for (int row = 0; row < sparse.length; row++) {
            int ordinal = time.ordinal(row);
            sparse[row] = ordinal < 0 ? -1 : timeIndices.get(ordinal);
        }
        return sparse;
    }

    /// How many people have events here.
    public int people() {
        return people.length;
    }

    public long person(int run) {
        return people[run];
    }

    long lastPerson() {
        return people[people.length - 1];
    }

    /// The first person with events whose identifier is not below this one.
    int runOf(long id) {
        int found = Arrays.binarySearch(people, id);
        return found < 0 ? -found - 1 : found;
    }

    public int start(int run) {
        return starts[run];
    }

    private Chunk open(String column) {
        var chunk = columns.apply(column);
        return scanned ? chunk.compareAll() : chunk;
    }

    /// Prepares for reading all of it: columns are compared with their sums whole, which is cheaper
    /// than row by row. Columns that were opened before go on as they were.
    synchronized void scan() {
        if (!scanned) {
            code.compareAll();
            time.compareAll();
            scanned = true;
        }
    }

    boolean isScanned() {
        return scanned;
    }

    /// Compares who had what when in a run of rows with its sums, before they are asked for one by
    /// one.
    ///
    /// @param end the first row that is not in it
    void touch(int first, int end) {
        codeIndices.touch(first, end);
        if (sparseTimes == null) {
            timeIndices.touch(first, end);
        }
    }

    /// A code in a run that was touched.
    public int code(int row) {
        try {
            return codeIds[codeIndices.wide(row)];
        } catch (ArrayIndexOutOfBoundsException e) {
            throw codeIndices.outside();
        }
    }

    /// The codes of a run of rows.
    void codes(int first, int count, int[] into) {
        codeIndices.lookUp(first, count, codeIds, into);
    }

    /// The days of a run of rows.
    void days(int first, int count, int[] into) {
        if (sparseTimes != null) {
            for (int i = 0; i < count; i++) {
                into[i] = day(first + i);
            }
            return;
        }
        timeIndices.lookUp(first, count, days, into);
    }

    /// A day in a run that was touched.
    public int day(int row) {
        if (sparseTimes == null) {
            try {
                return days[timeIndices.wide(row)];
            } catch (ArrayIndexOutOfBoundsException e) {
                throw timeIndices.outside();
            }
        }
        return sparseTimes[row] < 0 ? Timeline.NO_DAY : days[sparseTimes[row]];
    }

    /// A time in a run that was touched.
    public long time(int row) {
        if (sparseTimes == null) {
            try {
                return times[timeIndices.wide(row)];
            } catch (ArrayIndexOutOfBoundsException e) {
                throw timeIndices.outside();
            }
        }
        return sparseTimes[row] < 0 ? Timeline.NO_TIME : times[sparseTimes[row]];
    }

    double value(int row) {
        var chunk = number(VALUE);
        int ordinal = chunk.ordinal(row);
        return ordinal < 0 ? Double.NaN : chunk.doubleAt(ordinal);
    }

    /// A whole number of an optional column, or {@link Timeline#NONE}.
    long number(int column, int row) {
        var chunk = number(column);
        int ordinal = chunk.ordinal(row);
        return ordinal < 0 ? Timeline.NONE : chunk.longAt(ordinal);
    }

    String text(int column, int row) {
        return text(column).at(row);
    }

    TextColumn text(int column) {
        var text = texts.get(column);
        if (text == null) {
            text = new TextColumn(open(TEXTS[column]));
            texts.set(column, text);
        }
        return text;
    }

    AttributeColumns attributes() {
        return attributes;
    }

    private Chunk number(int column) {
        var chunk = numbers.get(column);
        if (chunk == null) {
            chunk = open(OPTIONAL[column]);
            numbers.set(column, chunk);
        }
        return chunk;
    }
}
