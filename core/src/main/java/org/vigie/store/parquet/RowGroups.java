package org.vigie.store.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file as groups of rows whose columns lie as arrays: in the file itself where it is in the
/// mapped profile and not packed, otherwise in memory, a column of a group at a time.
public sealed interface RowGroups extends AutoCloseable permits ParquetFile, ForeignFile {

    /// Opens a file of either kind.
    ///
    /// @param columns what a file in another layout is read as
    /// @param groupRows about how many rows a group of it has
    /// @param sums what its blocks are compared with when they are read; those of a file in another
    ///   layout at once
    /// @throws UnreadableFile where it is not Parquet, or its rows are not in order of the first
    ///   column
    /// @throws DamagedFile where its bytes are not what was written
    static RowGroups open(Path path, List<Column> columns, int groupRows, Optional<BlockSums> sums)
            throws IOException {
        var mapped = new ParquetFile(path, sums);
        if (mapped.isProfile()) {
            return mapped;
        }
        try (mapped) {
            mapped.compareAll();
        }
        return new ForeignFile(path, columns, groupRows);
    }

    Path path();

    /// Whether reading copies a column into memory.
    boolean isDecoded();

    int rowGroups();

    int rows(int rowGroup);

    /// The largest value of a column of whole numbers of 64 bits.
    long largest(int rowGroup, String column);

    /// A column of a row group; nothing is read until it is asked for.
    Chunk chunk(int rowGroup, String column);

    @Override
    void close();
}
