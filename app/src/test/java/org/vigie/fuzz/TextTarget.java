package org.vigie.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A reader of one text. An input is the text itself, or after the byte ff, with which no text in
/// UTF-8 begins, the number of a good one and a script of changes to it.
///
/// @param tried how many inputs of its corpus an ordinary build tries
/// @param file what the text's file is called
/// @param good texts that are read
/// @param words of which changes are made
/// @param reader reads the file
record TextTarget(
        String name, int tried, String file, List<String> good, List<String> words, Reader reader)
        implements Target {

    static final byte CHANGED = (byte) 0xff;

    private static final int LONGEST_SEED = 2_000;

    interface Reader {

        /// @param file where the text is; its folder may be written to
        void read(Path file) throws Exception;
    }

    /// Every good text by its number, and those that are short as they are.
    @Override
    public List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (int number = 0; number < good.size(); number++) {
            seeds.add(new byte[] {CHANGED, (byte) number});
            var text = good.get(number).getBytes(StandardCharsets.UTF_8);
            if (text.length <= LONGEST_SEED) {
                seeds.add(text);
            }
        }
        return seeds;
    }

    @Override
    public void read(byte[] input, Path folder) throws Exception {
        var place = Files.createDirectory(folder.resolve("in")).resolve(file);
        Files.write(place, text(input));
        reader.read(place);
    }

    private byte[] text(byte[] input) {
        if (input.length == 0 || input[0] != CHANGED) {
            return input;
        }
        var script = new Script(input, 1);
        return TextEdits.apply(good.get(script.below(good.size())), script, words);
    }

    /// Texts of the project.
    static List<String> texts(String... files) {
        return List.of(files).stream().map(TextTarget::text).toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of("..").resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
