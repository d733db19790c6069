package org.vigie.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.vigie.problem.InputProblem;

/// The file that holds a table: `TABLE.csv`, `TABLE.csv.gz`, `TABLE.tsv`, `TABLE.parquet`,
/// `TABLE.sas7bdat`, in any case of letters, or a folder `TABLE` of such files.
///
/// @param name what it is called in what is said of it
public record SourceFile(Path path, Format format, String name) {

    public enum Format {
        CSV,
        /// A file, or the files of a folder.
        PARQUET,
        /// The files of a folder and of the folders in it.
        PARQUET_TREE,
        SAS
    }

    private static final List<String> CSV_ENDINGS =
            List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz", ".txt");

    /// What stands behind a table's name in that of a part of it.
    private static final String PART = "[._-]?(?:part[._-]?)?\\d+(?:[._-]of[._-]\\d+)?";

    /// A file called by its name.
    public SourceFile(Path path, Format format) {
        this(path, format, path.getFileName().toString());
    }

    /// The file called by its path from a folder, as where several have the same name.
    public SourceFile from(Path folder) {
        return new SourceFile(path, format, folder.relativize(path).toString());
    }

    /// The files of a table in a folder, in order of name: `TABLE.csv`, or a folder `TABLE`, or its
    /// parts `TABLE_1.csv`, `TABLE-00000-of-00010.csv.gz`, `TABLE000000000000.parquet`.
    ///
    /// @throws InputProblem where there is more than one of these
    public static List<SourceFile> all(Path folder, String table) {
        var whole =
                list(folder).stream()
                        .map(path -> of(path, table))
                        .filter(files -> !files.isEmpty())
                        .toList();
        var part = Pattern.compile(Pattern.quote(table) + PART);
        var parts =
                list(folder).stream()
                        .filter(Files::isRegularFile)
                        .filter(path -> part.matcher(stem(path)).matches())
                        .flatMap(path -> at(path).stream())
                        .toList();
        if (whole.size() + Math.min(1, parts.size()) > 1) {
            var all = new ArrayList<>(whole.stream().map(List::getFirst).toList());
            parts.stream().limit(1).forEach(all::add);
            throw two(folder, table, all);
        }
        return whole.isEmpty() ? parts : whole.getFirst();
    }

    private static InputProblem two(Path folder, String table, List<SourceFile> found) {
        return new InputProblem(
                folder
                        + " has two files for "
                        + table
                        + ": "
                        + folder.relativize(found.get(0).path)
                        + " and "
                        + folder.relativize(found.get(1).path)
                        + "; remove one");
    }

    private static String stem(Path path) {
        return path.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("(\\.(csv|tsv|txt)(\\.gz)?|\\.parquet|\\.sas7bdat)$", "");
    }

    /// A file by its ending, if it is one of those that can be read.
    public static Optional<SourceFile> at(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return Optional.of(new SourceFile(path, Format.PARQUET));
        }
        if (name.endsWith(".sas7bdat")) {
            return Optional.of(new SourceFile(path, Format.SAS));
        }
        return CSV_ENDINGS.stream().anyMatch(name::endsWith)
                ? Optional.of(new SourceFile(path, Format.CSV))
                : Optional.empty();
    }

    /// What is in a folder, in order of name, but what is hidden.
    static List<Path> list(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> !isHidden(folder, path)).sorted().toList();
        } catch (IOException e) {
            throw new InputProblem(folder + " cannot be read: " + e.getMessage());
        }
    }

    /// Whether a name below the folder begins with a dot or an underscore, as what programs leave
    /// beside the data does; Spark, Arrow and DuckDB pass it over too.
    public static boolean isHidden(Path folder, Path path) {
        for (var part : folder.relativize(path)) {
            var name = part.toString();
            if (name.startsWith(".") || name.startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static List<SourceFile> of(Path path, String table) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path)) {
            return name.equals(table) ? inside(path) : List.of();
        }
        return stem(path).equals(table) ? at(path).stream().toList() : List.of();
    }

    /// What a folder of a table holds: Parquet, read as one file, or files of CSV or of SAS.
    ///
    /// @throws InputProblem where it holds several of these
    private static List<SourceFile> inside(Path folder) {
        var files = tree(folder).stream().flatMap(path -> at(path).stream()).toList();
        var formats = files.stream().map(SourceFile::format).distinct().sorted().toList();
        if (formats.size() > 1) {
            throw new InputProblem(
                    folder
                            + " has files of "
                            + formats.stream()
                                    .map(SourceFile::word)
                                    .collect(Collectors.joining(" and of "))
                            + "; a table needs to be one of them");
        }
        if (!formats.equals(List.of(Format.PARQUET))) {
            return files.stream().map(file -> file.from(folder.resolveSibling(""))).toList();
        }
        boolean flat = list(folder).stream().anyMatch(p -> p.toString().endsWith(".parquet"));
        return List.of(new SourceFile(folder, flat ? Format.PARQUET : Format.PARQUET_TREE));
    }

    private static String word(Format format) {
        return switch (format) {
            case CSV -> "CSV";
            case PARQUET, PARQUET_TREE -> "Parquet";
            case SAS -> "SAS";
        };
    }

    boolean packed() {
        return name().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /// The bytes of a CSV file, unpacked.
    InputStream open() throws IOException {
        var bytes = Files.newInputStream(path);
        try {
            return packed() ? new GZIPInputStream(bytes) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /// The files of a folder of Parquet files in order of name, or the one file.
    public List<Path> parts() {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        var all = format == Format.PARQUET_TREE ? tree(path) : list(path);
        return all.stream()
                .filter(p -> p.toString().endsWith(".parquet") && Files.isRegularFile(p))
                .toList();
    }

    /// What to call each of the parts: `drug_exposure/part-0.parquet`.
    List<String> partNames() {
        return Files.isDirectory(path)
                ? parts().stream().map(p -> name() + "/" + path.relativize(p)).toList()
                : List.of(name());
    }

    /// The same with all that is in the folders in it.
    static List<Path> tree(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> !isHidden(folder, path)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InputProblem(folder + " cannot be read: " + e.getMessage());
        }
    }
}
