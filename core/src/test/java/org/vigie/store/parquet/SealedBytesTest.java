package org.vigie.store.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.Seed;
import org.vigie.store.Checksum;

/// Blocks are compared where they are read and nowhere else; the plain way, the checksum of the
/// whole file, is the twin.
class SealedBytesTest {

    @TempDir Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bytes"), bytes);
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /// CRC-32C of 32 bytes of zeros and of 32 of ones, from RFC 3720, B.4.
    @Test
    void aSumIsTheOneOfTheStandard() throws IOException {
        assertEquals(0x8A9136AA, BlockSums.of(write(new byte[32])).blocks().get(0));
        var ones = new byte[32];
        java.util.Arrays.fill(ones, (byte) 0xFF);
        assertEquals(0x62A8AB43, BlockSums.of(write(ones)).blocks().get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
    void sumsOfBlocksAndTheWholeAgree(int size) throws IOException {
        var bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        var file = write(bytes);
        var summed = BlockSums.of(file);
        assertEquals((size + 65_535) / 65_536, summed.blocks().size());
        assertEquals(Checksum.of(file, _ -> {}), String.format("%08x", summed.crc32c()));
    }

    @Test
    void aChangedByteIsFoundWhereItIsReadAndOnlyThere() throws IOException {
        var random = new SplittableRandom(Seed.of("changed bytes"));
        for (int trial = 0; trial < 200; trial++) {
            var bytes = new byte[1 + random.nextInt(400_000)];
            random.nextBytes(bytes);
            var file = write(bytes);
            var sums = BlockSums.of(file).blocks();
            var whole = Checksum.of(file, _ -> {});
            int changed = random.nextInt(bytes.length);
            bytes[changed] ^= (byte) (1 + random.nextInt(255));
            write(bytes);
            assertTrue(!Checksum.of(file, _ -> {}).equals(whole), "the twin finds it");
            try (var arena = Arena.ofConfined()) {
                var sealed = SealedBytes.of(file, map(file, arena), Optional.of(sums));
                for (int read = 0; read < 20; read++) {
                    int from = random.nextInt(bytes.length);
                    int to = from + random.nextInt(bytes.length - from + 1);
                    expect(sealed, from, to, changed);
                    expectPart(sealed, from, to, changed);
                }
                assertThrows(DamagedFile.class, sealed::touchAll);
            }
        }
    }

    /// A value of 8 bytes that begins in one block, which is compared already, and ends in another.
    @Test
    void aValueOnTheEdgeOfTwoBlocksIsOfBoth() throws IOException {
        var bytes = new byte[100_000];
        var file = write(bytes);
        var sums = BlockSums.of(file).blocks();
        bytes[90_000] = 1;
        write(bytes);
        try (var arena = Arena.ofConfined()) {
            var sealed = SealedBytes.of(file, map(file, arena), Optional.of(sums));
            sealed.touchValue(65_528, 8);
            assertThrows(DamagedFile.class, () -> sealed.touchValue(65_532, 8));
        }
    }

    private static void expect(SealedBytes sealed, int from, int to, int changed) {
        boolean inIt =
                from < to && from >>> 16 <= changed >>> 16 && changed >>> 16 <= to - 1 >>> 16;
        if (inIt) {
            assertThrows(DamagedFile.class, () -> sealed.touch(from, to));
        } else {
            sealed.touch(from, to);
        }
    }

    /// A value in a part of the file.
    private static void expectPart(SealedBytes sealed, int from, int to, int changed) {
        int size = Math.min(8, to - from);
        if (size == 0) {
            return;
        }
        var part = sealed.part(from, to - from);
        int last = from + size - 1;
        if (from >>> 16 == changed >>> 16 || last >>> 16 == changed >>> 16) {
            assertThrows(DamagedFile.class, () -> part.touchValue(0, size));
        } else {
            part.touchValue(0, size);
        }
    }

    /// Where a file is cut while it is mapped, reading it would end the process if Java did not
    /// make an error of it.
    @Test
    void aFileCutWhileItIsMappedIsNamed() throws IOException {
        var bytes = new byte[1 << 20];
        new SplittableRandom(1).nextBytes(bytes);
        var file = write(bytes);
        var sums = BlockSums.of(file).blocks();
        try (var arena = Arena.ofConfined()) {
            var sealed = SealedBytes.of(file, map(file, arena), Optional.of(sums));
            sealed.touch(0, 10);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(100_000);
            }
            var fault = assertThrows(DamagedFile.class, sealed::touchAll);
            assertTrue(fault.getMessage().startsWith(file.toString()), fault.getMessage());
            assertTrue(fault.getMessage().contains("restore it from a copy"), fault.getMessage());
        }
    }
}
