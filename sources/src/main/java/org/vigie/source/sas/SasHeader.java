package org.vigie.source.sas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.vigie.problem.InputProblem;

/// The first bytes of a SAS data set, which say how long its parts are: a file that was cut short
/// is known before a row of it is read.
///
/// @param header the length of what stands before the first page
/// @param page the length of a page
/// @param pages how many there are
record SasHeader(long header, long page, long pages) {

    private static final byte[] MAGIC =
            HexFormat.of()
                    .parseHex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011");
    private static final int LENGTH = 288;
    private static final int WIDE_AT = 32;
    private static final int SHIFT_AT = 35;
    private static final int ORDER_AT = 37;
    private static final int HEADER_AT = 196;
    private static final int PAGE_AT = 200;
    private static final int PAGES_AT = 204;
    private static final byte SET = '3';

    /// What the library that reads pages takes; SAS writes 64 KB unless it is told otherwise.
    private static final long LONGEST_PAGE = 10_000_000;

    /// @throws InputProblem where the file is not a whole data set
    static SasHeader of(Path path) throws IOException {
        var bytes = new byte[LENGTH];
        int read;
        try (var in = Files.newInputStream(path)) {
            read = in.readNBytes(bytes, 0, LENGTH);
        }
        if (read < LENGTH || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InputProblem(
                    """
                    %s is not a whole SAS data set (SAS7BDAT): it was cut short, damaged or \
                    renamed; get it again\
                    """
                            .formatted(path));
        }
        var header = read(ByteBuffer.wrap(bytes));
        header.check(path, Files.size(path));
        return header;
    }

    private static SasHeader read(ByteBuffer bytes) {
        bytes.order(bytes.get(ORDER_AT) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int shift = bytes.get(SHIFT_AT) == SET ? 4 : 0;
        return new SasHeader(
                bytes.getInt(HEADER_AT + shift),
                bytes.getInt(PAGE_AT + shift),
                bytes.get(WIDE_AT) == SET
                        ? bytes.getLong(PAGES_AT + shift)
                        : bytes.getInt(PAGES_AT + shift));
    }

    private void check(Path path, long size) {
        if (page > LONGEST_PAGE) {
            throw new InputProblem(
                    """
                    %s has pages of %,d bytes, and more than %,d are not read; write it again in \
                    SAS with (bufsize=64k)\
                    """
                            .formatted(path, page, LONGEST_PAGE));
        }
        if (header < LENGTH || page < LENGTH || pages < 1 || pages > size) {
            throw damaged(path);
        }
        if (size < header + page * pages) {
            throw new InputProblem(
                    """
                    %s was cut short: its first bytes say that it has %,d bytes, and it has %,d; \
                    get it again\
                    """
                            .formatted(path, header + page * pages, size));
        }
    }

    /// What to say of a data set whose parts are not where they should be.
    static InputProblem damaged(Path path) {
        return new InputProblem(
                """
                %s is a SAS data set that cannot be read: it was damaged, or another program than \
                SAS wrote it; get it again, or as CSV\
                """
                        .formatted(path));
    }
}
