package org.vigie.source.snds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.FileLayout;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.TableReader;
import org.vigie.source.table.UnreadFiles;

/// Reads the files of a folder into the database: every table is a view of that name over its
/// files, with `"row"`, `year` and the columns of {@link SndsTable}, empty where no file has them.
final class SndsTables {

    private final Path folder;
    private final TableReader reader;
    private final Findings findings;
    private final Map<String, List<SndsFile>> files = new LinkedHashMap<>();

    SndsTables(Path folder, TableReader reader, Findings findings) {
        this.folder = folder;
        this.reader = reader;
        this.findings = findings;
    }

    /// @return the names of the tables that were there
    /// @throws InputProblem where nothing can be done with what is there
    List<String> read() {
        SndsTable.ALL.keySet().forEach(name -> files.put(name, new ArrayList<>()));
        find();
        if (!has("ir_ben_r")) {
            throw new InputProblem(
                    """
                    %s has no table IR_BEN_R (IR_BEN_R.csv, .parquet or .sas7bdat); an SNDS \
                    import needs it to know who there is, also of a month that is added: lay \
                    the one you have, or a link to it, beside the claims%s\
                    """
                            .formatted(folder, UnreadFiles.words(folder)));
        }
        new SndsMonths(findings).check(files);
        SndsTable.ALL.values().forEach(table -> read(table, of(table.name())));
        return files.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean has(String table) {
        return !of(table).isEmpty();
    }

    private List<SndsFile> of(String table) {
        return Objects.requireNonNull(files.get(table), "every table has a list of files");
    }

    /// The files of a folder that are read.
    static List<SndsFile> files(Path folder) {
        return tree(folder).stream().flatMap(path -> SndsFile.of(folder, path).stream()).toList();
    }

    /// The same as parts of a delivery.
    static List<DeliveryPart> parts(Path folder) {
        return files(folder).stream().map(SndsFile::part).toList();
    }

    private void find() {
        var other = new ArrayList<String>();
        for (var path : tree(folder)) {
            SndsFile.of(folder, path)
                    .ifPresentOrElse(
                            file -> of(file.table().name()).add(file),
                            () -> other.add(folder.relativize(path).toString()));
        }
        UnreadFiles.say(other, findings);
    }

    private static List<Path> tree(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !SourceFile.isHidden(folder, path))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InputProblem(folder + " cannot be read: " + e.getMessage());
        }
    }

    private void read(SndsTable table, List<SndsFile> parts) {
        reader.read(
                parts.stream().map(part -> part.file().from(folder)).toList(),
                table.name(),
                new Layout(table, parts));
    }

    /// Columns by their official names, and the year and last day that a file's name tells.
    private record Layout(SndsTable table, List<SndsFile> files) implements FileLayout {

        @Override
        public List<SourceColumn> columns(List<String> header) {
            return table.columns().stream()
                    .map(c -> c.named(SndsTable.written(c, header).orElse(c.name())))
                    .toList();
        }

        @Override
        public List<String> values(List<String> header) {
            var years = files.stream().map(SndsFile::year).toList();
            var until =
                    files.stream()
                            .map(f -> f.until().map(day -> "'" + day + "'").orElse("NULL"))
                            .toList();
            return Stream.concat(
                            Stream.of(
                                    "CAST(" + years + "[file + 1] AS BIGINT) AS year",
                                    "CAST(" + until + "[file + 1] AS DATE) AS file_until"),
                            table.columns().stream()
                                    .map(c ->
                                            SndsTable.written(c, header)
                                                            .map(c::value)
                                                            .orElse(c.absent())
                                                    + " AS "
                                                    + c.name()))
                    .toList();
        }

        @Override
        public List<String> known(List<String> header) {
            return table.known().isEmpty() ? header : table.known();
        }
    }
}
