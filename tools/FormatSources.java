import static java.util.regex.Matcher.quoteReplacement;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Formats the Java files below the folders it is given, or checks that they are formatted.
///
/// `check` fails and names the files that are not; `write` rewrites them. The style is
/// google-java-format's, with 4 spaces and imports in one ASCII-sorted block. Files that were found
/// formatted before are known by the digest of their text in the file `seen`, and are not looked at
/// again.
///
/// Usage: FormatSources check|write SEEN FOLDER...
final class FormatSources {

    /// Part of every digest, so that another version of the formatter looks at all files again.
    private static final String STYLE = "google-java-format 2.0.0, 4 spaces, imports sorted";

    private static final String COMMAND = "./dev format";

    /// In a comment, what would begin a list, a heading or a quotation if it came to stand at the
    /// start of a line: the formatter may break the line after it, never before.
    private static final Pattern MARKER =
            Pattern.compile("(?<=\\S) (?=([-+*>]|#{1,6}|\\d{1,9}[.)])( |$))");

    /// An inline tag, which the formatter would break as if it were words.
    private static final Pattern TAG = Pattern.compile("\\{@[^{}]*}");

    /// A line of a documentation comment: what stands before its text, and the text.
    private static final Pattern COMMENT = Pattern.compile("(\\s*///\\s*)(\\S.*)");

    /// Stands for the space before a marker while the text is formatted; found in no source.
    private static final String GLUE = "\uE000";

    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
    private final Set<String> seen;
    private final Set<String> formatted = new ConcurrentSkipListSet<>();
    private final boolean write;

    private FormatSources(boolean write, Set<String> seen) {
        this.write = write;
        this.seen = seen;
    }

    static void main(String... args) throws IOException {
        if (args.length < 3 || !Set.of("check", "write").contains(args[0])) {
            throw new IllegalArgumentException("usage: FormatSources check|write SEEN FOLDER...");
        }
        Path seenFile = Path.of(args[1]);
        Set<String> seen =
                Files.exists(seenFile) ? Set.copyOf(Files.readAllLines(seenFile)) : Set.of();
        var run = new FormatSources(args[0].equals("write"), seen);
        var files = new TreeSet<Path>();
        for (String folder : List.of(args).subList(2, args.length)) {
            try (Stream<Path> below = Files.walk(Path.of(folder))) {
                below.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        List<String> changed =
                files.parallelStream().flatMap(file -> run.visit(file).stream()).sorted().toList();
        Files.createDirectories(seenFile.toAbsolutePath().getParent());
        Files.write(seenFile, run.formatted);
        run.tell(changed);
    }

    private void tell(List<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        String list =
                changed.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
        if (write && changed.stream().noneMatch(line -> line.contains(": "))) {
            System.out.print("formatted:\n" + list);
            return;
        }
        System.err.print("not formatted (run " + COMMAND + "):\n" + list);
        System.exit(1);
    }

    /// What there is to say of the file: nothing if it is formatted.
    private List<String> visit(Path file) {
        try {
            String text = Files.readString(file);
            if (seen.contains(digest(text))) {
                formatted.add(digest(text));
                return List.of();
            }
            String wanted = format(text);
            if (wanted.equals(text)) {
                formatted.add(digest(text));
                return List.of();
            }
            if (!format(wanted).equals(wanted)) {
                return List.of(file + ": formatted twice it differs; say it in another way");
            }
            if (write) {
                Files.writeString(file, wanted);
                formatted.add(digest(wanted));
            }
            return List.of(file.toString());
        } catch (Exception fault) {
            return List.of(file + ": " + fault.getMessage());
        }
    }

    private String format(String text) throws Exception {
        String glued =
                text.lines().map(FormatSources::glue).collect(Collectors.joining("\n", "", "\n"));
        String sorted =
                ImportOrderer.reorderImports(
                        RemoveUnusedImports.removeUnusedImports(glued), Style.GOOGLE);
        return formatter.formatSource(sorted).replace(GLUE, " ");
    }

    private static String glue(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (!comment.matches()) {
            return line;
        }
        String text = MARKER.matcher(comment.group(2)).replaceAll(GLUE);
        return comment.group(1)
                + TAG.matcher(text)
                        .replaceAll(tag -> quoteReplacement(tag.group().replace(" ", GLUE)));
    }

    private static String digest(String text) throws Exception {
        byte[] bytes = (STYLE + "\n" + text).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
