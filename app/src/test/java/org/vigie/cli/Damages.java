package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.cli.console.Faults;

/// Changes bytes of a store, one at a time, and asks it the same questions as before: each answer
/// is the one that the whole store gave, to the last byte, or one line that names the file.
final class Damages {

    private static final Path EXAMPLES = Path.of("..", "examples");

    /// A question that reads everybody, one that finds people by their codes, one of lives.
    private static final List<String> PROTOCOLS =
            List.of("count-simulated.yaml", "use-simulated.yaml");

    private final Path store;
    private final Path out;
    private final SplittableRandom random;
    private final Map<String, List<Path>> kinds = new TreeMap<>();
    private final Map<String, Object> answers = new HashMap<>();
    final Map<String, Integer> stopped = new TreeMap<>();

    Damages(Path store, Path out, SplittableRandom random) throws IOException {
        this.store = store;
        this.out = out;
        this.random = random;
        try (var paths = Files.walk(store)) {
            paths.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(path ->
                            kinds.computeIfAbsent(
                                            path.getFileName().toString(), _ -> new ArrayList<>())
                                    .add(path));
        }
        for (var question : questions()) {
            var run = ask(question);
            assertEquals(0, run.exitCode(), run::err);
            answers.put(question, answer(question, run));
        }
    }

    private static List<String> questions() {
        var questions = new ArrayList<>(PROTOCOLS);
        questions.add("describe");
        return questions;
    }

    /// The names of files that were changed, without those that the same name is given.
    TreeSet<String> kinds() {
        return new TreeSet<>(kinds.keySet());
    }

    private CommandRun ask(String question) {
        return question.equals("describe")
                ? CommandRun.by("describe", store, "--json")
                : CommandRun.by("run", EXAMPLES.resolve(question), "--in", store, "--out", out);
    }

    private Object answer(String question, CommandRun run) throws IOException {
        if (question.equals("describe")) {
            return run.out();
        }
        var results = new TreeMap<String, List<Byte>>();
        try (var files = Files.list(out.resolve("results"))) {
            for (var file : files.toList()) {
                var bytes = new ArrayList<Byte>();
                for (byte b : Files.readAllBytes(file)) {
                    bytes.add(b);
                }
                results.put(file.getFileName().toString(), bytes);
            }
        }
        return results;
    }

    /// Changes so many bytes, the kinds of files in turn.
    void run(int rounds) throws IOException {
        var names = new ArrayList<>(kinds.keySet());
        for (int round = 0; round < rounds; round++) {
            var files = kinds.get(names.get(round % names.size()));
            damage(files.get(random.nextInt(files.size())));
        }
    }

    private void damage(Path file) throws IOException {
        var sound = Files.readAllBytes(file);
        var damaged = sound.clone();
        int at = random.nextInt(sound.length);
        damaged[at] ^= (byte) (1 + random.nextInt(255));
        Files.write(file, damaged);
        var where = "byte " + at + " of " + store.relativize(file) + ": ";
        for (var question : questions()) {
            var run = ask(question);
            if (run.exitCode() == 0) {
                assertEquals(answers.get(question), answer(question, run), where + question);
            } else {
                named(run.err(), file, where + question + ": ");
                assertEquals(Faults.INPUT, run.exitCode(), where + run.err());
                stopped.merge(file.getFileName() + " " + question, 1, Integer::sum);
            }
        }
        var check = CommandRun.by("check", store);
        assertEquals(Faults.INPUT, check.exitCode(), where + check.out());
        assertTrue(check.out().contains(store.relativize(file).toString()), where + check.out());
        Files.write(file, sound);
    }

    private static void named(String said, Path file, String where) {
        assertEquals(1, said.lines().count(), where + said);
        assertTrue(said.startsWith("vigie: ") && said.contains(file.toString()), where + said);
        assertTrue(said.contains("again"), where + "says what to do: " + said);
    }
}
