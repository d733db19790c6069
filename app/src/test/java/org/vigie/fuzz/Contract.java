package org.vigie.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.problem.InputProblem;
import org.vigie.problem.OneLine;

/// What holds for every reader and every input: it is read, or refused in a line that people can
/// read, soon, and nothing is left behind.
final class Contract {

    static final int LONGEST_MESSAGE = 1_500;

    /// So many characters are shown whole, whatever they are.
    private static final int PIECE = OneLine.LONGEST / 6;

    /// Control characters, and those that end lines or turn the direction of writing.
    private static final Pattern UNREADABLE =
            Pattern.compile(
                    "[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern JAVA =
            Pattern.compile(
                    "\\b(java|javax|jdk|sun|org\\.(vigie|duckdb|snakeyaml)|tools\\.jackson)"
                            + "\\.[a-z]+\\.|\\b[A-Z]\\w*(Exception|Error)\\b(?! of)|@[0-9a-f]{6,8}\\b|\\b\\w+[{\\[]\\w+=");

    /// The time of the processor, so that nothing depends on what else the machine does.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Contract() {}

    /// Reads an input.
    ///
    /// @param folder empty, and empty again afterwards
    /// @return what it was refused with, or the empty string where it was read
    /// @throws ContractBroken where the contract does not hold
    static String hold(Target target, byte[] input, Path folder) throws IOException {
        long begun = THREADS.getCurrentThreadCpuTime();
        try {
            var message = refusal(target, input, folder);
            long taken = THREADS.getCurrentThreadCpuTime() - begun;
            if (taken > target.longest().toNanos()) {
                throw new ContractBroken("took " + taken / 1_000_000 + " ms");
            }
            checkLeft(folder, message.isEmpty());
            return message;
        } finally {
            empty(folder);
        }
    }

    private static String refusal(Target target, byte[] input, Path folder) throws IOException {
        try {
            target.read(input, folder);
            return "";
        } catch (InputProblem e) {
            checkMessage(e.getMessage(), handedIn(folder));
            return e.getMessage();
        } catch (NoSuchFileException e) {
            // A file that is named and is not there: the command line says so.
            return e.getFile() + " is not there";
        } catch (ContractBroken e) {
            throw e;
        } catch (Exception | Error e) {
            throw new ContractBroken("neither read nor refused: " + e, e);
        }
    }

    /// What was made of an input, all files one behind the other, as it is and as messages show it.
    private static String handedIn(Path folder) throws IOException {
        var in = folder.resolve("in");
        if (!Files.isDirectory(in)) {
            return "";
        }
        var text = new StringBuilder();
        try (var files = Files.walk(in)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        int end = text.length();
        for (int at = 0; at < end; at += PIECE) {
            text.append(OneLine.of(text.substring(at, Math.min(end, at + PIECE))));
        }
        return text.toString();
    }

    static void checkMessage(String message) {
        checkMessage(message, "");
    }

    /// @param handedIn what a message may say again, whatever it looks like
    static void checkMessage(String message, String handedIn) {
        if (message.isBlank()) {
            throw new ContractBroken("refused without a word");
        }
        if (UNREADABLE.matcher(message).find()) {
            throw new ContractBroken("the message has a control character: " + message);
        }
        if (message.length() > LONGEST_MESSAGE) {
            throw new ContractBroken("the message has " + message.length() + " characters");
        }
        if (JAVA.matcher(message).results().anyMatch(word -> !handedIn.contains(word.group()))) {
            throw new ContractBroken("the message speaks of the program: " + message);
        }
        if (message.startsWith("DuckDB: ")) {
            throw new ContractBroken("the message does not say what is wrong: " + message);
        }
    }

    private static void checkLeft(Path folder, boolean read) throws IOException {
        var allowed = read ? List.of("in", "store") : List.of("in");
        try (var left = Files.list(folder)) {
            var names =
                    left.map(path -> path.getFileName().toString())
                            .filter(name -> !allowed.contains(name))
                            .sorted()
                            .toList();
            if (!names.isEmpty()) {
                throw new ContractBroken("files are left behind: " + names);
            }
        }
    }

    /// Removes all that is in a folder.
    static void empty(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }
}
