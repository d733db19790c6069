package org.vigie.store.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.SortingColumn;

/// Writes one file, row group by row group. Values are added to the columns; an optional column
/// that is given none before {@link #endRow()} is absent in that row.
public final class ParquetWriter implements AutoCloseable {

    private final List<Column> columns;
    private ColumnBuffer[] buffers;
    private final CheckedOutput output;
    private final List<RowGroup> groups = new ArrayList<>();
    private Bytes page = new Bytes(1 << 16);
    private final List<SortingColumn> order;
    private int rows;
    private long totalRows;

    /// @param sortedBy how many of the first columns the rows are sorted by, ascending, absent
    ///   first
    /// @param shared for text columns whose values are given by number, the texts in ascending
    ///   order
    public ParquetWriter(
            Path file, List<Column> columns, int sortedBy, Map<String, String[]> shared)
            throws IOException {
        this.columns = columns;
        buffers =
                columns.stream()
                        .map(column ->
                                ColumnBuffer.of(
                                        column, Optional.ofNullable(shared.get(column.name()))))
                        .toArray(ColumnBuffer[]::new);
        order = new ArrayList<>();
        for (int c = 0; c < sortedBy; c++) {
            order.add(new SortingColumn(c, false, true));
        }
        output = new CheckedOutput(file);
    }

    public void add(int column, long value) {
        ((LongBuffer) at(column)).add(value);
    }

    private ColumnBuffer at(int column) {
        var buffer = buffers[column];
        buffer.skipTo(rows);
        return buffer;
    }

    /// `NaN` is an absent value.
    public void add(int column, double value) {
        if (!Double.isNaN(value)) {
            add(column, Double.doubleToRawLongBits(value));
        }
    }

    public void add(int column, String value) {
        ((TextBuffer) at(column)).add(value);
    }

    /// Adds a text of the column's shared list by its number.
    public void addShared(int column, int id) {
        ((TextBuffer) at(column)).addShared(id);
    }

    /// The empty string is an absent value.
    public void addUnlessEmpty(int column, String value) {
        if (!value.isEmpty()) {
            add(column, value);
        }
    }

    /// Adds a value, or none where it is the given mark of absence.
    public void addUnless(int column, long value, long absent) {
        if (value != absent) {
            add(column, value);
        }
    }

    public void endRow() {
        rows++;
    }

    /// Rows in the row group being filled.
    public int rows() {
        return rows;
    }

    /// Writes the rows so far as a row group and starts the next.
    public void endRowGroup() throws IOException {
        if (rows == 0) {
            return;
        }
        var group = new RowGroup(new ArrayList<>(), 0, rows);
        group.setFile_offset(output.position());
        if (!order.isEmpty()) {
            group.setSorting_columns(order);
        }
        for (var buffer : buffers) {
            var meta = writeChunk(buffer);
            var chunk = new ColumnChunk(0);
            chunk.setMeta_data(meta);
            group.addToColumns(chunk);
            group.setTotal_byte_size(
                    group.getTotal_byte_size() + meta.getTotal_uncompressed_size());
        }
        group.setTotal_compressed_size(group.getTotal_byte_size());
        group.setOrdinal((short) groups.size());
        groups.add(group);
        totalRows += rows;
        rows = 0;
    }

    private ColumnMetaData writeChunk(ColumnBuffer buffer) throws IOException {
        long start = output.position();
        buffer.skipTo(rows);
        buffer.settle();
        page.clear();
        int distinct = buffer.dictionary(page);
        if (distinct > 0) {
            var header = new PageHeader(PageType.DICTIONARY_PAGE, page.size(), page.size());
            header.setDictionary_page_header(new DictionaryPageHeader(distinct, Encoding.PLAIN));
            output.page(header, page.buffer());
        }
        long data = output.position();
        var encoding = distinct > 0 ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
        page.clear();
        if (buffer.column.optional()) {
            buffer.presence.write(page);
        }
        buffer.data(page);
        var header = new PageHeader(PageType.DATA_PAGE, page.size(), page.size());
        header.setData_page_header(new DataPageHeader(rows, encoding, Encoding.RLE, Encoding.RLE));
        output.page(header, page.buffer());

        var encodings =
                distinct > 0
                        ? List.of(Encoding.PLAIN, Encoding.RLE, encoding)
                        : List.of(Encoding.PLAIN, Encoding.RLE);
        long size = output.position() - start;
        var meta =
                new ColumnMetaData(
                        buffer.column.kind().physical,
                        encodings,
                        List.of(buffer.column.name()),
                        CompressionCodec.UNCOMPRESSED,
                        rows,
                        size,
                        size,
                        data);
        if (distinct > 0) {
            meta.setDictionary_page_offset(start);
        }
        buffer.statistics()
                .ifPresent(statistics -> {
                    statistics.setNull_count(rows - buffer.values());
                    meta.setStatistics(statistics);
                });
        buffer.clear();
        return meta;
    }

    /// Writes the last row group and the footer, and forces the file to disk.
    public Written finish(Map<String, String> metadata) throws IOException {
        endRowGroup();
        var root = new SchemaElement("schema");
        root.setNum_children(columns.size());
        var schema = new ArrayList<SchemaElement>();
        schema.add(root);
        columns.forEach(column -> schema.add(column.element()));
        var footer = new FileMetaData(1, schema, totalRows, groups);
        footer.setCreated_by(ParquetFile.WRITER);
        metadata.forEach((key, value) -> {
            var pair = new KeyValue(key);
            pair.setValue(value);
            footer.addToKey_value_metadata(pair);
        });
        var written = output.finish(footer);
        release();
        return written;
    }

    /// Lets go of the memory of the columns: a store keeps the writers of all its shards until its
    /// end.
    private void release() {
        buffers = new ColumnBuffer[0];
        page = new Bytes(0);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
