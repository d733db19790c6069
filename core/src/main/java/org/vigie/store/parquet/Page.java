package org.vigie.store.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/// A page as it lies in a file.
///
/// @param position where what follows the header begins, packed or not
record Page(SealedBytes file, PageHeader header, CompressionCodec codec, long position) {

    /// How pages of a store's files may lie.
    static final Set<CompressionCodec> CODECS =
            Set.of(CompressionCodec.UNCOMPRESSED, CompressionCodec.ZSTD);

    /// The pages of a column of a row group: its dictionary, where it has one, and its values.
    static List<Page> of(SealedBytes file, ColumnMetaData meta) {
        var pages = new ArrayList<Page>();
        var codec = UnreadableFile.present(meta.getCodec(), file.path());
        var source =
                new SegmentStream(
                        file,
                        meta.isSetDictionary_page_offset()
                                ? meta.getDictionary_page_offset()
                                : meta.getData_page_offset());
        do {
            var header = header(source);
            long size = header.getCompressed_page_size();
            pages.add(new Page(file, header, codec, source.position()));
            source.skip(size);
        } while (pages.getLast().header.getType() == PageType.DICTIONARY_PAGE);
        return pages;
    }

    private static PageHeader header(SegmentStream source) {
        try {
            return Util.readPageHeader(source);
        } catch (IOException e) {
            throw new UnreadableFile(source.path() + " has a damaged page header");
        }
    }

    /// How many values a dictionary says it has.
    int dictionarySize() {
        var dictionary = header.getDictionary_page_header();
        if (dictionary == null) {
            throw new UnreadableFile(file.path() + " has damaged pages");
        }
        return dictionary.getNum_values();
    }

    boolean isPacked() {
        return codec != CompressionCodec.UNCOMPRESSED;
    }

    /// The body as an array in memory: in place where it is not packed, otherwise compared and
    /// unpacked. It is unpacked from a copy: a file that is cut meanwhile would end the process.
    SealedBytes plain() {
        if (!isPacked()) {
            return file.part(position, header.getCompressed_page_size());
        }
        file.touch(position, position + header.getCompressed_page_size());
        var packed = copyOf(file.segment().asSlice(position, header.getCompressed_page_size()));
        int size = header.getUncompressed_page_size();
        var plain = Arena.ofAuto().allocate(size);
        try {
            if (Zstd.decompress(plain.asByteBuffer(), packed) == size) {
                return SealedBytes.inMemory(file.path(), plain);
            }
        } catch (com.github.luben.zstd.ZstdException e) {
            throw new UnreadableFile(
                    file.path() + " has a page that cannot be unpacked: " + e.getMessage());
        }
        throw new UnreadableFile(file.path() + " has a page that is shorter than it says");
    }

    /// The body as it would not be packed, out of the file.
    ByteBuffer copy() {
        var plain = plain().segment();
        return isPacked() ? plain.asByteBuffer() : copyOf(plain);
    }

    private static ByteBuffer copyOf(MemorySegment bytes) {
        var copy = ByteBuffer.allocateDirect(Math.toIntExact(bytes.byteSize()));
        MemorySegment.ofBuffer(copy).copyFrom(bytes);
        return copy;
    }

    /// The body packed with zstd at a level of 1 to 22.
    ByteBuffer packed(int level) {
        var from = copy();
        var to = ByteBuffer.allocateDirect(Math.toIntExact(Zstd.compressBound(from.remaining())));
        Zstd.compress(to, from, level);
        return to.flip();
    }
}
