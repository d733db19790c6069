package org.vigie.report.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vigie.report.table.ResultColumn.Value;
import org.vigie.store.parquet.ParquetWriter;

/// The Parquet file of a table, written as rows are added. A number that does not exist or is
/// hidden is absent.
public final class ParquetRows<R> implements AutoCloseable {

    private static final int ROW_GROUP = 1 << 20;

    private final List<Value<R>> values;
    private final ParquetWriter file;

    ParquetRows(List<ResultColumn<R>> columns, int sortedBy, Path file) throws IOException {
        values = columns.stream().map(ResultColumn::value).toList();
        Files.deleteIfExists(file);
        var parquet = columns.stream().map(ResultColumn::parquet).toList();
        this.file = new ParquetWriter(file, parquet, sortedBy, Map.of());
    }

    public void add(R row) throws IOException {
        for (int c = 0; c < values.size(); c++) {
            cell(c, values.get(c), row);
        }
        file.endRow();
        if (file.rows() >= ROW_GROUP) {
            file.endRowGroup();
        }
    }

    private void cell(int column, Value<R> value, R row) {
        switch (value) {
            case Value.Text<R>(var of) -> file.add(column, of.apply(row));
            case Value.Whole<R>(var of) -> file.add(column, of.applyAsLong(row));
            case Value.Real<R>(var of) -> file.add(column, of.applyAsDouble(row));
            case Value.Shown<R>(var of) -> shown(column, of.apply(row));
            case Value.Number<R>(var of) -> file.add(column, (long) of.applyAsInt(row));
            case Value.Date<R>(var of) -> file.add(column, (long) of.applyAsInt(row));
        }
    }

    private void shown(int column, OptionalLong number) {
        if (number.isPresent()) {
            file.add(column, number.getAsLong());
        }
    }

    /// Ends the file, which without this is not one.
    public void finish() throws IOException {
        file.finish(Map.of());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
