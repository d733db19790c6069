package org.vigie.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// The inputs of a target that are kept: one that changes nothing of each good text, those that the
/// fuzzer found to reach more of the program than others, and all in which it ever found a fault.
///
/// They stand in `src/test/resources/fuzz/corpus/TARGET.txt` and `faults/TARGET.txt`, one a line in
/// Base64; a line that begins with `#` says what the next one was.
public final class Corpus {

    private static final Path RESOURCES = Path.of("src/test/resources/fuzz");

    /// Of a target no more is kept than this, the shortest inputs first.
    private static final int MOST_CHARACTERS = 18_000;

    private Corpus() {}

    static List<byte[]> of(Target target) throws IOException {
        var inputs = new ArrayList<>(always(target));
        inputs.addAll(found(target));
        return inputs;
    }

    /// What changes nothing, and in what a fault was found.
    static List<byte[]> always(Target target) throws IOException {
        var inputs = new ArrayList<>(target.seeds());
        inputs.addAll(lines("faults", target.name()));
        return inputs;
    }

    /// What reached more than others.
    static List<byte[]> found(Target target) throws IOException {
        return lines("corpus", target.name());
    }

    private static List<byte[]> lines(String kind, String target) throws IOException {
        var file = RESOURCES.resolve(kind).resolve(target + ".txt");
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Base64.getDecoder().decode(line))
                .toList();
    }

    /// `lay FOLDER` writes all inputs below a folder, a file each, for the fuzzer; `keep FOLDER`
    /// takes those of the folder, made small by it, in the place of what was kept.
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        for (var target : Targets.all()) {
            var inputs = folder.resolve(target.name());
            switch (arguments[0]) {
                case "lay" -> lay(target, Files.createDirectories(inputs));
                case "keep" -> keep(target, inputs);
                default -> throw new IllegalArgumentException("lay or keep, was " + arguments[0]);
            }
        }
    }

    private static void lay(Target target, Path folder) throws IOException {
        int number = 0;
        for (var input : of(target)) {
            Files.write(folder.resolve("kept-" + number++), input);
        }
        for (var input : drawn(target)) {
            Files.write(folder.resolve("drawn-" + number++), input);
        }
    }

    /// Longer scripts, drawn: the fuzzer makes none much longer than what it begins with.
    private static List<byte[]> drawn(Target target) {
        var random = new SplittableRandom(1);
        return Stream.of(12, 30, 60)
                .map(length -> {
                    var script = new byte[length];
                    random.nextBytes(script);
                    script[0] = target.seeds().getFirst()[0];
                    return script;
                })
                .toList();
    }

    private static void keep(Target target, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var lines = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                lines.add(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        lines.sort(Comparator.comparingInt(String::length).thenComparing(line -> line));
        var kept = new StringBuilder();
        for (var line : lines) {
            if (kept.length() + line.length() < MOST_CHARACTERS) {
                kept.append(line).append('\n');
            }
        }
        Files.writeString(
                RESOURCES.resolve("corpus").resolve(target.name() + ".txt"),
                kept,
                StandardCharsets.US_ASCII);
    }
}
