package org.vigie.source.sas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Writes SAS data sets for tests, as SAS does on Linux or on Windows with 32 bits: a first page of
/// descriptions with the first rows, then pages of rows; or pages of packed rows.
///
/// The layout is that of M. Shotwell, "SAS7BDAT Database Binary Format" (2014).
public final class SasWriter {

    /// How rows are packed.
    public enum Packing {
        NONE(""),
        /// `compress=char`.
        RLE("SASYZCRL"),
        /// `compress=binary`.
        RDC("SASYZCR2");

        private final String literal;

        Packing(String literal) {
            this.literal = literal;
        }
    }

    private static final int PAGE = 8192;
    private static final int HEADER = 1024;
    private static final int DESCRIPTIONS = 512;
    private static final int DATA = 256;
    private static final int DATA_WITH_DELETED = 384;
    private static final int TEXT_AT = 28;
    private static final long MISSING = 0xFFFF_FF00_0000_0000L;

    private record Column(String name, boolean text, int length, String format, int width) {}

    private record Part(byte[] bytes, int packed, int type) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<byte[]> rows = new ArrayList<>();
    private final Set<Integer> deleted = new HashSet<>();
    private boolean wide = true;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int encodingCode = 20;
    private Charset encoding = StandardCharsets.UTF_8;
    private Packing packing = Packing.NONE;

    /// A column of text of so many bytes.
    public SasWriter text(String name, int length) {
        columns.add(new Column(name, true, length, "$", length));
        return this;
    }

    public SasWriter number(String name) {
        return number(name, "", 0);
    }

    /// A column of numbers with a format, `DATE` and 9.
    public SasWriter number(String name, String format, int width) {
        columns.add(new Column(name, false, 8, format, width));
        return this;
    }

    /// A column of numbers cut to fewer bytes, as `length x 3` makes.
    public SasWriter shortNumber(String name, int length) {
        columns.add(new Column(name, false, length, "", 0));
        return this;
    }

    /// @param code how SAS calls it: 20 UTF-8, 29 Latin-1, 62 Windows-1252, 0 nothing told
    public SasWriter encoding(int code, Charset charset) {
        encodingCode = code;
        encoding = charset;
        return this;
    }

    public SasWriter packed(Packing how) {
        packing = how;
        return this;
    }

    /// As SAS for 32 bits writes.
    public SasWriter narrow() {
        wide = false;
        return this;
    }

    public SasWriter bigEndian() {
        order = ByteOrder.BIG_ENDIAN;
        return this;
    }

    /// Adds a row: texts, numbers, bytes as they are; null is missing, and a letter or `_` one of
    /// SAS's special missing numbers.
    public SasWriter row(Object... values) {
        var row = ByteBuffer.allocate(rowLength()).order(order);
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            if (column.text) {
                var text = bytes(values[c]);
                for (int i = 0; i < column.length; i++) {
                    row.put(i < text.length ? text[i] : (byte) ' ');
                }
            } else {
                number(row, column.length, bits(values[c]));
            }
        }
        rows.add(row.array());
        return this;
    }

    /// The last row added is one that was deleted.
    public SasWriter deleted() {
        deleted.add(rows.size() - 1);
        return this;
    }

    private byte[] bytes(Object value) {
        return switch (value) {
            case null -> new byte[0];
            case byte[] raw -> raw;
            default -> value.toString().getBytes(encoding);
        };
    }

    private static long bits(Object value) {
        return switch (value) {
            case null -> MISSING & ~((long) '.' << 40) | 0xFE_00L << 32;
            case Character letter -> 0xFFFF_0000_0000_0000L | (long) (~letter & 0xFF) << 40;
            case Number number -> Double.doubleToLongBits(number.doubleValue());
            default -> throw new IllegalArgumentException("a number is needed");
        };
    }

    private void number(ByteBuffer row, int length, long bits) {
        for (int i = 0; i < length; i++) {
            int from = order == ByteOrder.LITTLE_ENDIAN ? 8 - length + i : 7 - i;
            row.put((byte) (bits >>> (8 * from)));
        }
    }

    private int rowLength() {
        return columns.stream().mapToInt(Column::length).sum();
    }

    private int word() {
        return wide ? 8 : 4;
    }

    private int pageStart() {
        return (wide ? 32 : 16) + 8;
    }

    private int pointer() {
        return wide ? 24 : 12;
    }

    /// Writes the file.
    public void write(Path path) {
        var pages = packing == Packing.NONE ? plainPages() : packedPages();
        try (var out = Files.newOutputStream(path)) {
            out.write(header(pages.size()));
            for (var page : pages) {
                out.write(page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] header(int pages) {
        var header = ByteBuffer.allocate(HEADER).order(order);
        header.put(
                HexFormat.of()
                        .parseHex(
                                "000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011"));
        header.put(32, (byte) (wide ? '3' : '2'));
        header.put(35, (byte) '2');
        header.put(37, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 0));
        header.put(39, (byte) '1');
        header.put(70, (byte) encodingCode);
        header.put(84, ascii("SAS FILE"));
        header.put(92, ascii("%-64s".formatted("TEST")));
        header.put(156, ascii("DATA    "));
        header.putInt(196, HEADER);
        header.putInt(200, PAGE);
        int more = 0;
        if (wide) {
            header.putLong(204, pages);
            more = 4;
        } else {
            header.putInt(204, pages);
        }
        header.put(216 + more, ascii("9.0401M7"));
        header.put(224 + more, ascii("Linux"));
        return header.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private List<byte[]> plainPages() {
        var pages = new ArrayList<byte[]>();
        int used = descriptions(0).stream().mapToInt(part -> part.bytes.length).sum();
        int start = rowsStart(descriptions(0).size());
        int first =
                deleted.isEmpty()
                        ? Math.min(rows.size(), Math.max(0, (PAGE - used - start) / rowLength()))
                        : 0;
        var page = page(descriptions(first), first == 0 ? 0 : DESCRIPTIONS, first);
        put(page, start, 0, first);
        pages.add(page.array());
        // A bit more than a bit for each row, where some are deleted.
        int most = (PAGE - pageStart() - 64) * 8 / (rowLength() * 8 + 1);
        for (int row = first; row < rows.size(); row += most) {
            int end = Math.min(rows.size(), row + most);
            var next = page(List.of(), deleted.isEmpty() ? DATA : DATA_WITH_DELETED, end - row);
            put(next, pageStart(), row, end);
            mark(next, row, end);
            pages.add(next.array());
        }
        return pages;
    }

    private int rowsStart(int parts) {
        int end = pageStart() + parts * pointer();
        return end + end % 8;
    }

    private void put(ByteBuffer page, int at, int from, int to) {
        for (int row = from; row < to; row++) {
            page.put(at + (row - from) * rowLength(), rows.get(row));
        }
    }

    private void mark(ByteBuffer page, int from, int to) {
        int map = pageStart() + (pageStart() + 8) % 8 + (to - from) * rowLength();
        for (int row = from; row < to; row++) {
            if (deleted.contains(row)) {
                int at = map + (row - from) / 8;
                page.put(at, (byte) (page.get(at) | 0x80 >> (row - from) % 8));
            }
        }
    }

    private List<byte[]> packedPages() {
        var pages = new ArrayList<byte[]>();
        var parts = new ArrayList<>(descriptions(0));
        for (var row : rows) {
            var packed = packing == Packing.RLE ? rle(row) : rdc(row);
            var part = new Part(packed.length < row.length ? packed : row, 4, 1);
            int length = parts.stream().mapToInt(p -> p.bytes.length + pointer()).sum();
            if (pageStart() + length + part.bytes.length + pointer() > PAGE) {
                pages.add(page(parts, 0, parts.size()).array());
                parts.clear();
            }
            parts.add(part);
        }
        pages.add(page(parts, 0, parts.size()).array());
        return pages;
    }

    /// A page whose parts stand at its end, the first last.
    private ByteBuffer page(List<Part> parts, int type, int rowCount) {
        var page = ByteBuffer.allocate(PAGE).order(order);
        int at = pageStart() - 8;
        page.putShort(at, (short) type);
        page.putShort(at + 2, (short) (type == 0 ? parts.size() : rowCount + parts.size()));
        page.putShort(at + 4, (short) parts.size());
        int end = PAGE;
        for (int p = 0; p < parts.size(); p++) {
            var part = parts.get(p);
            end -= part.bytes.length;
            page.put(end, part.bytes);
            int pointer = pageStart() + p * pointer();
            word(page, pointer, end);
            word(page, pointer + word(), part.bytes.length);
            page.put(pointer + 2 * word(), (byte) part.packed);
            page.put(pointer + 2 * word() + 1, (byte) part.type);
        }
        return page;
    }

    private void word(ByteBuffer bytes, int at, long value) {
        if (wide) {
            bytes.putLong(at, value);
        } else {
            bytes.putInt(at, (int) value);
        }
    }

    private List<Part> descriptions(int rowsOnFirst) {
        var parts = new ArrayList<Part>();
        parts.add(size(rowsOnFirst));
        parts.add(count());
        parts.add(texts());
        parts.add(names());
        parts.add(attributes());
        for (int c = 0; c < columns.size(); c++) {
            parts.add(format(c));
        }
        return parts;
    }

    private ByteBuffer part(int length, long signature) {
        var part = ByteBuffer.allocate(length).order(order);
        if (wide && signature > 0xFFFF_F000L) {
            part.putLong(0, signature | 0xFFFF_FFFF_0000_0000L);
        } else if (wide && order == ByteOrder.BIG_ENDIAN) {
            part.putLong(0, signature << 32);
        } else {
            word(part, 0, signature);
        }
        return part;
    }

    private static Part plain(ByteBuffer bytes) {
        return new Part(bytes.array(), 0, 0);
    }

    private Part size(int rowsOnFirst) {
        var part = part(wide ? 808 : 480, 0xF7F7_F7F7L);
        word(part, 5 * word(), rowLength());
        word(part, 6 * word(), rows.size());
        word(part, 8 * word(), deleted.size());
        word(part, 9 * word(), columns.size());
        word(part, 13 * word(), PAGE);
        word(part, 15 * word(), rowsOnFirst);
        int at = 82 * word();
        part.putShort(at + 36, (short) 12);
        part.putShort(at + 38, (short) packing.literal.length());
        return plain(part);
    }

    private Part count() {
        var part = part(3 * word(), 0xF6F6_F6F6L);
        word(part, word(), columns.size());
        return plain(part);
    }

    private String allTexts() {
        var texts = new StringBuilder();
        columns.forEach(column -> texts.append(column.name).append(column.format));
        return texts.toString();
    }

    private int textAt(int column) {
        int at = TEXT_AT;
        for (int c = 0; c < column; c++) {
            at += columns.get(c).name.length() + columns.get(c).format.length();
        }
        return at;
    }

    private Part texts() {
        int length = TEXT_AT + allTexts().length();
        var part = part((word() + length + 7) / 8 * 8, 0xFFFF_FFFDL);
        part.putShort(word(), (short) length);
        part.put(word() + 12, ascii(packing.literal));
        part.put(word() + TEXT_AT, ascii(allTexts()));
        return plain(part);
    }

    private Part names() {
        var part = part(2 * word() + 12 + 8 * columns.size(), 0xFFFF_FFFFL);
        for (int c = 0; c < columns.size(); c++) {
            int at = word() + 8 * (c + 1);
            part.putShort(at + 2, (short) textAt(c));
            part.putShort(at + 4, (short) columns.get(c).name.length());
        }
        return plain(part);
    }

    private Part attributes() {
        int each = word() + 8;
        var part = part(2 * word() + 12 + each * columns.size(), 0xFFFF_FFFCL);
        int offset = 0;
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            int at = word() + 8 + c * each;
            word(part, at, offset);
            part.putInt(at + word(), column.length);
            part.put(at + word() + 6, (byte) (column.text ? 2 : 1));
            offset += column.length;
        }
        return plain(part);
    }

    private Part format(int c) {
        var column = columns.get(c);
        var part = part(wide ? 64 : 52, 0xFFFF_FBFEL);
        int at = 3 * word();
        part.putShort(at, (short) column.width);
        part.putShort(at + 24, (short) (textAt(c) + column.name.length()));
        part.putShort(at + 26, (short) column.format.length());
        return plain(part);
    }

    /// Runs of zeros and blanks, and of other bytes, and what stands between them.
    private static byte[] rle(byte[] row) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (at < row.length) {
            int run = run(row, at, 17);
            if (run > 2 && (row[at] == 0 || row[at] == ' ')) {
                out.write((row[at] == 0 ? 0xF0 : 0xE0) + run - 2);
                at += run;
            } else if (run > 2) {
                out.write(0xC0 + run - 3);
                out.write(row[at]);
                at += run;
            } else {
                int end = at;
                while (end < row.length && end - at < 16 && run(row, end, 3) < 3) {
                    end++;
                }
                out.write(0x80 + end - at - 1);
                out.write(row, at, end - at);
                at = end;
            }
        }
        return out.toByteArray();
    }

    private static int run(byte[] row, int at, int most) {
        int run = 1;
        while (run < most && at + run < row.length && row[at + run] == row[at]) {
            run++;
        }
        return run;
    }

    /// Sixteen items behind two bytes that say which of them are runs.
    private static byte[] rdc(byte[] row) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (at < row.length) {
            int bits = 0;
            var items = new ByteArrayOutputStream();
            for (int item = 0; item < 16 && at < row.length; item++) {
                int run = run(row, at, 18);
                if (run > 2) {
                    bits |= 0x8000 >> item;
                    items.write(run - 3);
                    items.write(row[at]);
                    at += run;
                } else {
                    items.write(row[at++]);
                }
            }
            out.write(bits >> 8);
            out.write(bits);
            out.writeBytes(items.toByteArray());
        }
        return out.toByteArray();
    }
}
