package org.vigie.source.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.source.stage.Findings;

/// What lies beside the tables of a source and is not read, and why: whoever delivered it meant it
/// to be read.
public final class UnreadFiles {

    private static final int NAMED = 5;

    /// Endings of tables in formats that are not read, of databases and of archives.
    private static final Pattern FORMATS =
            Pattern.compile(
                    """
                    (?i)(\\.(sas7bcat|sas7bvew|xpt|xport|sav|zsav|por|dta|xlsx?|xlsb|ods|rds|rda\
                    |rdata|feather|arrow|orc|avro|jsonl?|ndjson|xml|db|sqlite3?|duckdb|mdb|accdb\
                    |dmp|zip|tar|tgz|7z|rar|gz|bz2|zst|xz|lz4))$\
                    """);

    private UnreadFiles() {}

    /// Says what of a folder, and of the folders in it, is not read.
    ///
    /// @param read the files that are
    public static void say(Path folder, Collection<Path> read, Findings findings) {
        var known = read.stream().map(UnreadFiles::plain).collect(Collectors.toSet());
        say(
                SourceFile.tree(folder).stream()
                        .filter(path -> Files.isRegularFile(path) && !known.contains(plain(path)))
                        .map(path -> folder.relativize(path).toString())
                        .toList(),
                findings);
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /// Says that files are not read.
    ///
    /// @param names their paths in the folder
    public static void say(List<String> names, Findings findings) {
        var foreign = names.stream().filter(UnreadFiles::isForeign).toList();
        findings.add(
                "not-read",
                "-",
                foreign.size(),
                """
                not read: formats that are not read (%s): write tables as CSV, Parquet or \
                SAS7BDAT, and unpack archives\
                """
                        .formatted(endings(foreign)),
                foreign.stream().limit(Findings.EXAMPLES).toList());
        var other = names.stream().filter(name -> !isForeign(name)).toList();
        findings.add(
                "not-read",
                "-",
                other.size(),
                "not read: no name of a table that is read",
                other.stream().limit(Findings.EXAMPLES).toList());
    }

    private static boolean isForeign(String name) {
        return SourceFile.at(Path.of(name)).isEmpty() && FORMATS.matcher(name).find();
    }

    private static String endings(List<String> names) {
        var endings =
                names.stream()
                        .map(name -> name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList();
        return endings.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (endings.size() > NAMED ? " …" : "");
    }

    /// What of a folder cannot be read, for people who look for a table: `; 2 of its files are of a
    /// format that is not read, such as person.xpt`, or nothing.
    public static String words(Path folder) {
        var foreign =
                SourceFile.list(folder).stream()
                        .map(path -> path.getFileName().toString())
                        .filter(UnreadFiles::isForeign)
                        .toList();
        return foreign.isEmpty()
                ? ""
                : """
                ; %s of its files are of a format that is not read, such as %s: write them as \
                CSV, Parquet or SAS7BDAT\
                """
                        .formatted(foreign.size(), foreign.getFirst());
    }
}
