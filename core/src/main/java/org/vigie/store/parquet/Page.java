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
/// @param body what follows the header, packed or not
record Page(PageHeader header, CompressionCodec codec, MemorySegment body) {

    /// How pages of a store's files may lie.
    static final Set<CompressionCodec> CODECS =
            Set.of(CompressionCodec.UNCOMPRESSED, CompressionCodec.ZSTD);

    /// The pages of a column of a row group: its dictionary, where it has one, and its values.
    static List<Page> of(MemorySegment file, ColumnMetaData meta) {
        var pages = new ArrayList<Page>();
        var source =
                new SegmentStream(
                        file,
                        meta.isSetDictionary_page_offset()
                                ? meta.getDictionary_page_offset()
                                : meta.getData_page_offset());
        do {
            var header = header(source);
            long size = header.getCompressed_page_size();
            pages.add(new Page(header, meta.getCodec(), file.asSlice(source.position(), size)));
            source.skip(size);
        } while (pages.getLast().header.getType() == PageType.DICTIONARY_PAGE);
        return pages;
    }

    private static PageHeader header(SegmentStream source) {
        try {
            return Util.readPageHeader(source);
        } catch (IOException e) {
            throw new UnreadableFile("damaged page header: " + e.getMessage());
        }
    }

    /// The body as an array in memory: in place where it is not packed.
    MemorySegment plain() {
        if (codec == CompressionCodec.UNCOMPRESSED) {
            return body;
        }
        int size = header.getUncompressed_page_size();
        var plain = Arena.ofAuto().allocate(size);
        try {
            if (Zstd.decompress(plain.asByteBuffer(), body.asByteBuffer()) == size) {
                return plain;
            }
        } catch (com.github.luben.zstd.ZstdException e) {
            throw new UnreadableFile("a page cannot be unpacked: " + e.getMessage());
        }
        throw new UnreadableFile("a page is shorter than it says");
    }

    /// The body packed with zstd at a level of 1 to 22.
    ByteBuffer packed(int level) {
        var from = plain();
        var to = ByteBuffer.allocateDirect(Math.toIntExact(Zstd.compressBound(from.byteSize())));
        Zstd.compress(to, from.asByteBuffer(), level);
        return to.flip();
    }
}
