package org.vigie.store.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/// A file in the mapped profile, or the same with its pages packed, opened by mapping it into
/// memory. Safe to read from many threads.
public final class ParquetFile implements RowGroups {

    /// What the writer of the profile says of itself in a footer.
    static final String WRITER = "vigie";

    /// `PAR1`, with which a file begins and ends.
    private static final int MAGIC = 0x31524150;

    private static final ValueLayout.OfInt LITTLE_ENDIAN =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final SealedBytes bytes;
    private final FileMetaData footer;
    private final List<String> names = new ArrayList<>();

    /// Opens a file whose bytes were compared, or are not to be.
    ///
    /// @throws UnreadableFile where it is not Parquet, or cut short
    public ParquetFile(Path path) throws IOException {
        this(path, Optional.empty());
    }

    /// @param sums what its blocks are compared with when they are read
    /// @throws UnreadableFile where it is not Parquet, or cut short
    /// @throws DamagedFile where its bytes are not what was written; so may every method do that
    ///   reads
    public ParquetFile(Path path, Optional<BlockSums> sums) throws IOException {
        this.path = path;
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            bytes = SealedBytes.of(path, mapped, sums);
            footer = readFooter(mapped);
            schema().stream().skip(1).forEach(element -> names.add(element.getName()));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private FileMetaData readFooter(MemorySegment mapped) {
        long size = mapped.byteSize();
        if (size < 12 || number(size - 4) != MAGIC || number(0) != MAGIC) {
            throw new UnreadableFile(
                    path + " is not a whole Parquet file: it was cut short or damaged");
        }
        long length = number(size - 8) & 0xFFFFFFFFL;
        if (length > size - 12) {
            throw UnreadableFile.footer(path);
        }
        long start = size - 8 - length;
        bytes.touch(start, size - 8);
        var footerBytes = mapped.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footerBytes));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The reader of footers takes the lengths it finds as they are.
            throw UnreadableFile.footer(path);
        }
    }

    private int number(long offset) {
        bytes.touchValue(offset, 4);
        return bytes.segment().get(LITTLE_ENDIAN, offset);
    }

    /// Whether it is shorter than it was when it was opened, or gone.
    public boolean isCut() {
        try {
            return Files.size(path) < bytes.segment().byteSize();
        } catch (IOException e) {
            return true;
        }
    }

    /// Compares all bytes that were not compared before.
    void compareAll() {
        bytes.touchAll();
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public int rowGroups() {
        return footer.getRow_groupsSize();
    }

    @Override
    public int rows(int rowGroup) {
        return Math.toIntExact(rowGroup(rowGroup).getNum_rows());
    }

    @Override
    public boolean isDecoded() {
        return isPacked();
    }

    /// Whether its pages are packed with zstd, as those of an archive are.
    public boolean isPacked() {
        return rowGroups() > 0 && column(0, 0).getCodec() == CompressionCodec.ZSTD;
    }

    FileMetaData footer() {
        return footer;
    }

    private List<SchemaElement> schema() {
        return UnreadableFile.present(footer.getSchema(), path);
    }

    /// What the footer says of a row group.
    RowGroup rowGroup(int rowGroup) {
        return UnreadableFile.present(footer.getRow_groups(), path).get(rowGroup);
    }

    /// What the footer says of a column of a row group.
    ColumnMetaData column(int rowGroup, int column) {
        var columns = UnreadableFile.present(rowGroup(rowGroup).getColumns(), path);
        return UnreadableFile.present(columns.get(column).getMeta_data(), path);
    }

    /// The whole file.
    SealedBytes bytes() {
        return bytes;
    }

    /// Whether this program wrote it, and so laid out its pages as it reads them.
    public boolean isProfile() {
        return WRITER.equals(footer.getCreated_by());
    }

    public long rows() {
        return footer.getNum_rows();
    }

    public List<String> columns() {
        return names;
    }

    /// The largest value of a column of whole numbers of 64 bits, from the statistics.
    @Override
    public long largest(int rowGroup, String column) {
        var statistics = column(rowGroup, names.indexOf(column)).getStatistics();
        if (statistics == null || statistics.getMax_value() == null) {
            throw new UnreadableFile(path + " has no statistics of " + column);
        }
        return ByteBuffer.wrap(statistics.getMax_value()).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /// A column of a row group; nothing is read until it is asked for.
    @Override
    public Chunk chunk(int rowGroup, String column) {
        int index = names.indexOf(column);
        if (index < 0) {
            throw new NoSuchElementException(path + " has no column " + column);
        }
        if (!isProfile()) {
            throw new UnreadableFile(
                    path + " was written by another program; only events.parquet may be");
        }
        var meta = column(rowGroup, index);
        if (!Page.CODECS.contains(meta.getCodec())) {
            throw new UnreadableFile(
                    path
                            + " is packed with "
                            + meta.getCodec()
                            + ", which a store's files never are");
        }
        var optional =
                schema().get(index + 1).getRepetition_type()
                        == org.apache.parquet.format.FieldRepetitionType.OPTIONAL;
        try {
            return Chunk.read(bytes, meta, optional, rows(rowGroup));
        } catch (IndexOutOfBoundsException | NullPointerException | NegativeArraySizeException e) {
            throw new UnreadableFile(path + " has damaged pages");
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
