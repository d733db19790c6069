package org.vigie.store.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vigie.store.read.OtherReaders.ABSENT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.Seed;
import org.vigie.store.parquet.Column.Kind;
import org.vigie.store.parquet.Column.Layout;
import org.vigie.store.read.OtherReaders;

/// Numbers and texts with few and many different values come back, here and in other programs, and
/// indices are as wide as they need to be.
@Tag("long")
class LayoutsTest {

    private static final List<Column> COLUMNS =
            List.of(
                    Column.required("all", Kind.LONG, Layout.SMALLEST),
                    Column.optional("some", Kind.TIME, Layout.SMALLEST),
                    Column.optional("real", Kind.DOUBLE, Layout.SMALLEST),
                    Column.required("small", Kind.INT, Layout.SMALLEST),
                    Column.optional("text", Kind.TEXT, Layout.SMALLEST),
                    Column.required("wide", Kind.LONG, Layout.INDEX),
                    Column.optional("none", Kind.CENTS, Layout.SMALLEST));

    @TempDir Path folder;

    /// @param narrow bits of an index of `all`, 0 for a single value, -1 for a plain array
    @ParameterizedTest
    @CsvSource({
        "1, 1, -1, 16",
        "9, 1, 0, 16",
        "5000, 2, 8, 16",
        "5000, 256, 8, 16",
        "5000, 257, 16, 16",
        "5000, 5000, -1, 16",
        "140000, 65536, 16, 16",
        "180000, 65537, 24, 32",
        "100000, 70000, -1, 32"
    })
    void valuesComeBack(int rows, int distinct, int narrow, int wide) throws Exception {
        long seed = Seed.of("layouts");
        var random = new SplittableRandom(seed);
        var expected = new ArrayList<List<Object>>();
        for (int row = 0; row < rows; row++) {
            long value = -3 + 7_000_000_000L * (row < distinct ? row : random.nextInt(distinct));
            boolean there = random.nextInt(3) > 0;
            expected.add(
                    List.of(
                            value,
                            there ? value : ABSENT,
                            there ? value / 3.0 : ABSENT,
                            value % 1_000_000_007,
                            there ? "text " + value : ABSENT,
                            value,
                            ABSENT));
        }
        var file = folder.resolve("file.parquet");
        write(file, expected);
        assertEquals(expected, OtherReaders.rows(file));
        try (var read = new ParquetFile(file)) {
            assertEquals(expected, ours(read, rows));
            var all = read.chunk(0, "all");
            assertEquals(narrow, all.dictionarySize() == 0 ? -1 : all.indices().width());
            assertEquals(wide, read.chunk(0, "wide").indices().width());
        }
    }

    /// A group of rows without a dictionary, after one that has one.
    @Test
    void everyGroupOfRowsIsLaidOutByItself() throws Exception {
        var file = folder.resolve("file.parquet");
        var column = Column.required("all", Kind.LONG, Layout.SMALLEST);
        try (var writer = new ParquetWriter(file, List.of(column), 0, Map.of())) {
            for (int row = 0; row < 200; row++) {
                writer.add(0, row < 100 ? 7L : row);
                writer.endRow();
                if (row == 99) {
                    writer.endRowGroup();
                }
            }
            writer.finish(Map.of());
        }
        try (var read = new ParquetFile(file)) {
            assertEquals(1, read.chunk(0, "all").dictionarySize());
            assertEquals(7, read.chunk(0, "all").longAt(99));
            assertEquals(0, read.chunk(1, "all").dictionarySize());
            assertEquals(100, read.chunk(1, "all").longAt(0));
            assertEquals(199, read.chunk(1, "all").longAt(99));
        }
    }

    private static void write(Path file, List<List<Object>> rows) throws Exception {
        try (var writer = new ParquetWriter(file, COLUMNS, 0, Map.of())) {
            for (var row : rows) {
                writer.add(0, (long) row.get(0));
                writer.addUnless(
                        1, row.get(1) instanceof Long time ? time : Long.MIN_VALUE, Long.MIN_VALUE);
                writer.add(2, row.get(2) instanceof Double real ? real : Double.NaN);
                writer.add(3, (long) row.get(3));
                writer.addUnlessEmpty(4, row.get(4).equals(ABSENT) ? "" : (String) row.get(4));
                writer.add(5, (long) row.get(5));
                writer.addUnless(6, 0, 0);
                writer.endRow();
            }
            writer.finish(Map.of());
        }
    }

    private static List<List<Object>> ours(ParquetFile file, int rows) {
        var chunks = COLUMNS.stream().map(column -> file.chunk(0, column.name())).toList();
        var texts = chunks.get(4).texts();
        var dictionary = chunks.get(5).longs();
        var read = new ArrayList<List<Object>>();
        for (int row = 0; row < rows; row++) {
            int some = chunks.get(1).ordinal(row);
            read.add(
                    List.of(
                            chunks.get(0).longAt(row),
                            some < 0 ? ABSENT : chunks.get(1).longAt(some),
                            some < 0 ? ABSENT : chunks.get(2).doubleAt(some),
                            (long) chunks.get(3).intAt(row),
                            some < 0 ? ABSENT : texts[chunks.get(4).indices().get(some)],
                            dictionary[chunks.get(5).indices().wide(row)],
                            chunks.get(6).ordinal(row) < 0 ? ABSENT : "there"));
        }
        return read;
    }
}
