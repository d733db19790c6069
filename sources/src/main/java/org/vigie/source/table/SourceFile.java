package org.vigie.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.vigie.problem.InputProblem;

/// The file that holds a table: `TABLE.csv`, `TABLE.csv.gz`, `TABLE.tsv`, `TABLE.parquet`, in any
/// case of letters, or a folder `TABLE` of Parquet files.
///
/// @param name what it is called in what is said of it
public record SourceFile(Path path, Format format, String name) {

    public enum Format {
        CSV,
        /// A file, or the files of a folder.
        PARQUET,
        /// The files of a folder and of the folders in it.
        PARQUET_TREE
    }

    private static final List<String> CSV_ENDINGS =
            List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz", ".txt");

    /// A file called by its name.
    public SourceFile(Path path, Format format) {
        this(path, format, path.getFileName().toString());
    }

    /// The file called by its path from a folder, as where several have the same name.
    public SourceFile from(Path folder) {
        return new SourceFile(path, format, folder.relativize(path).toString());
    }

    /// The file of a table in a folder, if there is one.
    ///
    /// @throws InputProblem where there are two
    public static Optional<SourceFile> find(Path folder, String table) {
        var found =
                list(folder).stream()
                        .map(path -> of(path, table))
                        .flatMap(Optional::stream)
                        .toList();
        if (found.size() > 1) {
            throw new InputProblem(
                    folder
                            + " has two files for "
                            + table
                            + ": "
                            + found.get(0).path.getFileName()
                            + " and "
                            + found.get(1).path.getFileName()
                            + "; remove one");
        }
        return found.stream().findFirst();
    }

    /// A file by its ending, if it is one of those that can be read.
    public static Optional<SourceFile> at(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return Optional.of(new SourceFile(path, Format.PARQUET));
        }
        return CSV_ENDINGS.stream().anyMatch(name::endsWith)
                ? Optional.of(new SourceFile(path, Format.CSV))
                : Optional.empty();
    }

    private static List<Path> list(Path folder) {
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

    private static Optional<SourceFile> of(Path path, String table) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path)) {
            boolean parquet =
                    name.equals(table)
                            && list(path).stream().anyMatch(p -> p.toString().endsWith(".parquet"));
            return parquet ? Optional.of(new SourceFile(path, Format.PARQUET)) : Optional.empty();
        }
        if (name.equals(table + ".parquet")) {
            return Optional.of(new SourceFile(path, Format.PARQUET));
        }
        return CSV_ENDINGS.stream().anyMatch(ending -> name.equals(table + ending))
                ? Optional.of(new SourceFile(path, Format.CSV))
                : Optional.empty();
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
    List<Path> parts() {
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

    private static List<Path> tree(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> !isHidden(folder, path)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InputProblem(folder + " cannot be read: " + e.getMessage());
        }
    }
}
