package org.vigie.store.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/// One column of one row group, read in place.
///
/// A value is addressed by its ordinal among the values present; {@link #ordinal(int)} turns a row
/// into it. Where nothing is absent the two are the same.
public final class Chunk {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment file;
    private final int rows;
    private final MemorySegment dictionary;
    private final int dictionarySize;
    private Ranks ranks;
    private boolean allAbsent;
    private long values;
    private int width;
    private Indices indices;

    private Chunk(MemorySegment file, int rows, MemorySegment dictionary, int dictionarySize) {
        this.file = file;
        this.rows = rows;
        this.dictionary = dictionary;
        this.dictionarySize = dictionarySize;
    }

    static Chunk read(MemorySegment file, ColumnMetaData meta, boolean optional, int rows) {
        long offset = meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : meta.getData_page_offset();
        var source = new SegmentStream(file, offset);
        var header = header(source);
        MemorySegment dictionary = null;
        int size = 0;
        if (header.getType() == PageType.DICTIONARY_PAGE) {
            dictionary = file.asSlice(source.position(), header.getUncompressed_page_size());
            size = header.getDictionary_page_header().getNum_values();
            source.skip(header.getUncompressed_page_size());
            header(source);
        }
        var chunk = new Chunk(file, rows, dictionary, size);
        long position = source.position();
        if (optional) {
            position = chunk.readPresence(position);
        }
        chunk.readValues(position);
        return chunk;
    }

    /// A column that lies in memory as the file would have it.
    static Chunk of(ColumnBuffer buffer, int rows) {
        buffer.settle();
        var page = new Bytes(1 << 10);
        int distinct = buffer.dictionary(page);
        var dictionary = distinct > 0 ? inMemory(page) : null;
        page.clear();
        if (buffer.column.optional()) {
            buffer.presence.write(page);
        }
        buffer.data(page);
        var chunk = new Chunk(inMemory(page), rows, dictionary, distinct);
        chunk.readValues(buffer.column.optional() ? chunk.readPresence(0) : 0);
        return chunk;
    }

    /// Outside the heap, as a mapped file is, so that the same code reads both.
    private static MemorySegment inMemory(Bytes page) {
        var segment = Arena.ofAuto().allocate(page.size());
        MemorySegment.copy(page.array(), 0, segment, ValueLayout.JAVA_BYTE, 0, page.size());
        return segment;
    }

    private static PageHeader header(InputStream source) {
        try {
            return Util.readPageHeader(source);
        } catch (IOException e) {
            throw new UnreadableFile("damaged page header: " + e.getMessage());
        }
    }

    private long readPresence(long start) {
        int length = file.get(INT, start);
        long position = start + 4;
        long run = 0;
        int shift = 0;
        int b;
        do {
            b = file.get(ValueLayout.JAVA_BYTE, position++);
            run |= (long) (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        if ((run & 1) == 1) {
            ranks = new Ranks(file, position, rows);
        } else {
            allAbsent = file.get(ValueLayout.JAVA_BYTE, position) == 0;
        }
        return start + 4 + length;
    }

    private void readValues(long start) {
        if (allAbsent) {
            return;
        }
        values = start;
        if (dictionary != null) {
            width = file.get(ValueLayout.JAVA_BYTE, start);
            values = start + 1;
            indices = readIndices();
        }
    }

    /// What lies behind the header of the run: an array of indices, or one index for all.
    private Indices readIndices() {
        boolean packed = (file.get(ValueLayout.JAVA_BYTE, values) & 1) == 1;
        long position = values;
        while (file.get(ValueLayout.JAVA_BYTE, position) < 0) {
            position++;
        }
        return new Indices(file, position + 1, packed ? width : 0);
    }

    public int rows() {
        return rows;
    }

    /// Whether no row has a value.
    public boolean allAbsent() {
        return allAbsent;
    }

    /// Whether every row has a value.
    public boolean allPresent() {
        return !allAbsent && ranks == null;
    }

    /// The ordinal of a row's value, or -1 where it is absent.
    public int ordinal(int row) {
        if (ranks == null) {
            return allAbsent ? -1 : row;
        }
        return ranks.ordinal(row);
    }

    /// The indices into the dictionary.
    public Indices indices() {
        return indices;
    }

    public int intAt(int ordinal) {
        return indices == null ? file.get(INT, values + 4L * ordinal) : dictionary.get(INT, 4L * indices.get(ordinal));
    }

    public long longAt(int ordinal) {
        return indices == null ? file.get(LONG, values + 8L * ordinal) : dictionary.get(LONG, 8L * indices.get(ordinal));
    }

    public double doubleAt(int ordinal) {
        return Double.longBitsToDouble(longAt(ordinal));
    }

    public int dictionarySize() {
        return dictionarySize;
    }

    /// The dictionary of a column of numbers of 64 bits.
    public long[] longs() {
        return dictionary == null ? new long[0] : dictionary.asSlice(0, 8L * dictionarySize).toArray(LONG);
    }

    /// The dictionary of a column of text.
    public String[] texts() {
        var texts = new String[dictionarySize];
        if (dictionary == null) {
            return texts;
        }
        var page = dictionary.toArray(ValueLayout.JAVA_BYTE);
        var lengths = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        int position = 0;
        for (int id = 0; id < texts.length; id++) {
            int length = lengths.getInt(position);
            texts[id] = new String(page, position + 4, length, StandardCharsets.UTF_8);
            position += 4 + length;
        }
        return texts;
    }

    /// For a column in runs: the first row of each run, and the number of rows at the end.
    public int[] runStarts() {
        var starts = new int[dictionarySize + 1];
        long position = values;
        int row = 0;
        for (int run = 0; run < dictionarySize; run++) {
            starts[run] = row;
            long length = 0;
            int shift = 0;
            int b;
            do {
                b = file.get(ValueLayout.JAVA_BYTE, position++);
                length |= (long) (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0);
            row += (int) (length >>> 1);
            position += width / 8;
        }
        starts[dictionarySize] = row;
        return starts;
    }
}
