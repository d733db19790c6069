package org.vigie.source.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the lines of a CSV file that have more values than the first line has names.
///
/// DuckDB takes a line with one value too many, where that is empty, for one of the right length: a
/// separator too many inside it then shifts every value behind it into the next column. In a copy
/// these lines get a letter at their end, which makes DuckDB refuse them like all that are too
/// long.
final class SurplusValues {

    /// From so many lines on, a file all of whose lines are too long was written that way.
    private static final long MANY = 10;

    private static final int CHUNK = 1 << 16;

    private final int columns;
    private final byte separator;
    private final boolean quotes;
    private final OutputStream copy;
    private final byte[] chunk = new byte[CHUNK];

    private int separators;
    private boolean quoted;
    private boolean afterQuote;
    private byte before = '\n';
    private boolean header = true;
    private boolean plainEnd;
    private boolean returnEnd;
    private long lines;
    private long tooLong;

    private SurplusValues(CsvFirstLine first, OutputStream copy) {
        columns = first.names().size();
        separator = (byte) first.delimiter().charAt(0);
        quotes = !first.quote().isEmpty();
        this.copy = copy;
    }

    /// How many lines there are below the first, and how many of them are too long.
    ///
    /// @param open whether a quote is not closed
    /// @param mixed whether its lines do not all end alike
    record Count(long lines, long tooLong, boolean open, boolean mixed) {

        /// Whether the file must be read alone for what is wrong with it to be said: of several
        /// files read in one pass DuckDB leaves out what stands behind an open quote without a
        /// word.
        boolean apart() {
            return open || mixed;
        }

        boolean every() {
            return lines >= MANY && tooLong == lines;
        }
    }

    static Count count(SourceFile file) throws IOException {
        var values = new SurplusValues(CsvFirstLine.of(file), OutputStream.nullOutputStream());
        try (var bytes = file.open()) {
            values.read(bytes);
        }
        return new Count(
                values.lines, values.tooLong, values.quoted, values.plainEnd && values.returnEnd);
    }

    /// Copies a file, unpacked, so that DuckDB refuses the lines that are too long.
    static void mark(SourceFile file, Path copy) throws IOException {
        try (var bytes = file.open();
                var out = new BufferedOutputStream(Files.newOutputStream(copy), CHUNK)) {
            new SurplusValues(CsvFirstLine.of(file), out).read(bytes);
        }
    }

    private void read(InputStream bytes) throws IOException {
        for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
            int copied = 0;
            for (int i = 0; i < n; i++) {
                byte one = chunk[i];
                if (isLineEnd(one) && !quoted && !isLineEnd(before) && endLine()) {
                    copy.write(chunk, copied, i - copied);
                    copy.write('x');
                    copied = i;
                } else if (one == separator && !quoted) {
                    separators++;
                }
                if (one == '\n' && !quoted) {
                    returnEnd |= before == '\r';
                    plainEnd |= before != '\r';
                }
                quote(one);
                before = one;
            }
            copy.write(chunk, copied, n - copied);
        }
        if (!isLineEnd(before) && endLine()) {
            copy.write('x');
        }
    }

    private static boolean isLineEnd(byte one) {
        return one == '\n' || one == '\r';
    }

    /// Whether the line that ends here is too long.
    private boolean endLine() {
        boolean surplus = separators >= columns && !header;
        lines += header ? 0 : 1;
        tooLong += surplus ? 1 : 0;
        separators = 0;
        header = false;
        return surplus;
    }

    /// A quote opens where a value begins, and closes unless another follows it.
    private void quote(byte one) {
        if (one != '"' || !quotes) {
            afterQuote = false;
        } else if (quoted) {
            quoted = false;
            afterQuote = true;
        } else {
            quoted = afterQuote || before == separator || isLineEnd(before);
            afterQuote = false;
        }
    }
}
