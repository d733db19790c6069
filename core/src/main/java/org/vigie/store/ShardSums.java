package org.vigie.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.store.parquet.BlockSums;
import org.vigie.store.parquet.DamagedFile;

/// The sums of the blocks of a shard's files, as `sums.bin` has them: what a question reads is
/// compared with them block by block, so that it need not read the rest.
///
/// They are numbers of 32 bits, little-endian, one for each block of each file in the order of the
/// manifest, and nothing else: how many a file has follows from its size.
public final class ShardSums {

    private ShardSums() {}

    /// Reads the files of a shard and writes their sums: aside, and then in place of what is there.
    ///
    /// @param files as the manifest has them; sums themselves are left out
    /// @throws StoreProblem where the disk does not give what was written
    public static Manifest.FileEntry write(Path folder, List<Manifest.FileEntry> files)
            throws IOException {
        var all = new ArrayList<BlockSums>();
        int blocks = 0;
        for (var file : files) {
            if (!file.name().equals(Layout.SUMS)) {
                all.add(sums(folder.resolve(file.name()), file));
                blocks += all.getLast().size();
            }
        }
        var bytes = ByteBuffer.allocate(4 * blocks).order(ByteOrder.LITTLE_ENDIAN);
        for (var sums : all) {
            for (int block = 0; block < sums.size(); block++) {
                bytes.putInt(sums.get(block));
            }
        }
        var aside = folder.resolve(Layout.SUMS + ".partial");
        Files.write(aside, bytes.array());
        Durable.force(aside);
        Files.move(aside, folder.resolve(Layout.SUMS), StandardCopyOption.ATOMIC_MOVE);
        return new Manifest.FileEntry(
                Layout.SUMS, blocks, bytes.capacity(), Checksum.of(bytes.array()));
    }

    private static BlockSums sums(Path path, Manifest.FileEntry file) throws IOException {
        var summed = BlockSums.of(path);
        if (!Checksum.text(summed.crc32c()).equals(file.crc32c())) {
            throw new StoreProblem(
                    path
                            + " is not as it was written a moment ago: its disk is failing; write"
                            + " to another one");
        }
        return summed.blocks();
    }

    /// The sums of each file, by its name; none where the shard is of an older store.
    ///
    /// @param files as the manifest has them
    /// @throws DamagedFile where the sums are not what was written
    public static Map<String, BlockSums> read(Path folder, List<Manifest.FileEntry> files)
            throws IOException {
        var sums = new HashMap<String, BlockSums>();
        for (var own : files) {
            if (own.name().equals(Layout.SUMS)) {
                var path = folder.resolve(Layout.SUMS);
                var bytes = Files.readAllBytes(path);
                if (!Checksum.of(bytes).equals(own.crc32c())) {
                    throw DamagedFile.changed(path);
                }
                split(path, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), files, sums);
            }
        }
        return sums;
    }

    private static void split(
            Path path,
            ByteBuffer bytes,
            List<Manifest.FileEntry> files,
            Map<String, BlockSums> sums) {
        for (var file : files) {
            if (!file.name().equals(Layout.SUMS)) {
                var blocks = new int[BlockSums.count(file.bytes())];
                if (bytes.remaining() < 4 * blocks.length) {
                    throw DamagedFile.senseless(path);
                }
                bytes.asIntBuffer().get(blocks);
                bytes.position(bytes.position() + 4 * blocks.length);
                sums.put(file.name(), new BlockSums(blocks));
            }
        }
    }
}
