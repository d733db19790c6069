package org.vigie.store.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/// A Parquet file as it grows, page by page, with the checksum of all its bytes.
final class CheckedOutput implements AutoCloseable {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private long position;

    /// @throws IOException where the file is there already or cannot be made
    CheckedOutput(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            write(ByteBuffer.wrap(MAGIC));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Where the next page will begin.
    long position() {
        return position;
    }

    void page(PageHeader header, ByteBuffer body) throws IOException {
        var out = new ByteArrayOutputStream();
        Util.writePageHeader(header, out);
        write(ByteBuffer.wrap(out.toByteArray()));
        write(body);
    }

    private void write(ByteBuffer bytes) throws IOException {
        position += bytes.remaining();
        checksum.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Writes the footer, forces the file to disk and closes it.
    Written finish(FileMetaData footer) throws IOException {
        var out = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, out);
        write(ByteBuffer.wrap(out.toByteArray()));
        var tail = new Bytes(8);
        tail.putInt(out.size());
        tail.put(MAGIC);
        write(tail.buffer());
        channel.force(true);
        channel.close();
        return new Written(footer.getNum_rows(), position, checksum.getValue());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
