package org.vigie.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A small folder of raw tables that is read, and what scripts make of it: most of their changes
/// are of cells and lines, some of whole files.
///
/// @param tables good texts by the names of their files
/// @param needed names of files that are always there
/// @param separator between cells
/// @param words that cells are changed to
record RawFolder(
        Map<String, String> tables, List<String> needed, String separator, List<String> words) {

    /// Of so many changes one is of a whole file.
    private static final int OF_FILES = 12;

    static RawFolder of(
            String resource, List<String> needed, String separator, List<String> words) {
        try (var in = RawFolder.class.getResourceAsStream("/fuzz/folders/" + resource)) {
            return new RawFolder(
                    RawTable.texts(new String(in.readAllBytes(), StandardCharsets.UTF_8)),
                    needed,
                    separator,
                    Words.with(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a folder after the changes of a script.
    void write(Script script, Path folder) throws IOException {
        var names = chosen(script);
        var read = new LinkedHashMap<String, RawTable>();
        names.forEach(name -> read.put(name, RawTable.of(tables.get(name), separator)));
        var ways = new LinkedHashMap<String, Integer>();
        while (script.goesOn()) {
            var name = names.get(script.below(names.size()));
            if (script.below(OF_FILES) == 0) {
                ways.put(name, script.below(256));
            } else {
                read.get(name).change(script, words);
            }
        }
        for (var name : names) {
            Files.createDirectories(folder.resolve(name).getParent());
            int way = ways.getOrDefault(name, -1);
            if (name.endsWith(".parquet")) {
                parquet(folder.resolve(name), read.get(name), way);
            } else {
                write(folder, name, read.get(name).text(), way);
            }
        }
    }

    private static void parquet(Path file, RawTable table, int way) throws IOException {
        var made = ParquetBytes.of(table);
        if (made.isEmpty()) {
            return;
        }
        var bytes = made.get();
        switch (way % 8) {
            case 0 -> {}
            case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length * way / 256));
            case 2, 3 -> Files.write(file, zeroed(bytes, way / 16));
            case 4 -> Files.writeString(file, table.text());
            case 5 -> Files.createDirectory(file);
            default -> Files.write(file, bytes);
        }
    }

    /// Tables that are not always there.
    List<String> others() {
        var others = new ArrayList<>(tables.keySet());
        others.removeAll(needed);
        return others;
    }

    /// All tables, or those that are needed and two others, which are read much sooner.
    private List<String> chosen(Script script) {
        var others = others();
        int first = script.below(256) % (others.size() + 1);
        var chosen = new ArrayList<>(needed);
        if (first == others.size()) {
            chosen.addAll(others);
        } else {
            chosen.add(others.get(first));
            chosen.add(others.get((first + 1) % others.size()));
        }
        return chosen;
    }

    /// @param way what is done to the whole file; below 0 for nothing
    private static void write(Path folder, String name, String text, int way) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var stem = name.replaceFirst("\\.csv$", "");
        switch (way % 16) {
            case 0 -> {}
            case 1 -> Files.write(folder.resolve(stem + ".tsv"), bytes);
            case 2 -> Files.write(folder.resolve(name + ".gz"), packed(bytes));
            case 3 -> {
                var packed = packed(bytes);
                Files.write(
                        folder.resolve(name + ".gz"),
                        Arrays.copyOf(packed, packed.length * (way / 16) / 16));
            }
            case 4 -> Files.write(folder.resolve(name + ".gz"), bytes);
            case 5 -> Files.write(folder.resolve(stem + ".parquet"), bytes);
            case 6 -> Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_16));
            case 7 ->
                    Files.write(
                            folder.resolve(name), text.getBytes(Charset.forName("windows-1252")));
            case 8 -> Files.writeString(folder.resolve(name), "\ufeff" + text);
            case 9 -> Files.write(folder.resolve(name), new byte[0]);
            case 10 ->
                    Files.write(
                            folder.resolve(name), Arrays.copyOf(bytes, bytes.length * way / 256));
            case 11 -> Files.createDirectory(folder.resolve(name));
            case 12 -> {
                Files.write(folder.resolve(stem + "_1.csv"), bytes);
                Files.write(folder.resolve(stem + "_2.csv"), bytes);
            }
            case 13 -> {
                Files.write(folder.resolve(name), bytes);
                Files.write(folder.resolve(stem + ".tsv"), bytes);
            }
            case 14 -> Files.write(folder.resolve(name), zeroed(bytes, way / 16));
            case 15 ->
                    Files.write(
                            folder.resolve(stem.toUpperCase(java.util.Locale.ROOT) + ".CSV"),
                            bytes);
            default -> Files.write(folder.resolve(name), bytes);
        }
    }

    private static byte[] zeroed(byte[] bytes, int part) {
        var zeroed = bytes.clone();
        int at = Math.max(0, zeroed.length - 1) * part / 16;
        Arrays.fill(zeroed, at, Math.min(zeroed.length, at + 3), (byte) (part % 2 == 0 ? 0 : 0xff));
        return zeroed;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
