package org.vigie.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageHeader;

/// Writes a file of the profile again with the same pages, packed with zstd or as they are.
///
/// Nothing but the bytes of the pages and where they lie changes, so that packing and unpacking
/// give the file that was there, to the last byte. Packed files are standard Parquet too.
public sealed interface Repacking {

    /// @param level of zstd, 1 (fast) to 22 (small)
    record Pack(int level) implements Repacking {}

    record Unpack() implements Repacking {}

    /// Writes `from` again as `to`, which is not there yet.
    ///
    /// @throws UnreadableFile where `from` is damaged or not of this program
    default Written write(Path from, Path to) throws IOException {
        try (var file = new ParquetFile(from);
                var output = new CheckedOutput(to)) {
            if (!file.isProfile()) {
                throw new UnreadableFile(
                        from + " was written by another program and cannot be packed");
            }
            var footer = file.footer();
            for (int group = 0; group < file.rowGroups(); group++) {
                var meta = file.rowGroup(group);
                meta.setFile_offset(output.position());
                for (int column = 0; column < meta.getColumnsSize(); column++) {
                    write(file, file.column(group, column), output);
                }
                meta.setTotal_compressed_size(output.position() - meta.getFile_offset());
            }
            return output.finish(footer);
        }
    }

    private void write(ParquetFile file, ColumnMetaData meta, CheckedOutput output)
            throws IOException {
        var pages = Page.of(file.bytes(), meta);
        long start = output.position();
        for (var page : pages) {
            if (page == pages.getLast()) {
                meta.setData_page_offset(output.position());
            }
            var body = body(page);
            var header = new PageHeader(page.header());
            header.setCompressed_page_size(body.remaining());
            output.page(header, body);
        }
        if (pages.size() > 1) {
            meta.setDictionary_page_offset(start);
        }
        meta.setTotal_compressed_size(output.position() - start);
        meta.setCodec(
                switch (this) {
                    case Pack _ -> CompressionCodec.ZSTD;
                    case Unpack _ -> CompressionCodec.UNCOMPRESSED;
                });
    }

    private ByteBuffer body(Page page) {
        return switch (this) {
            case Pack pack -> page.packed(pack.level);
            case Unpack _ -> page.copy();
        };
    }
}
