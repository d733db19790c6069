package org.vigie.source.snds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.source.Duck;
import org.vigie.source.Findings;
import org.vigie.source.ImportProblem;
import org.vigie.source.SourceColumn.Need;
import org.vigie.source.TableReader;

/// Reads the files of a folder into the database: every table is a view of that name over its files, with
/// `"row"`, `year` and the columns of {@link SndsTable}, empty where no file has them.
final class SndsTables {

    private final Path folder;
    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private final Map<String, List<SndsFile>> files = new LinkedHashMap<>();

    SndsTables(Path folder, Duck duck, TableReader reader, Findings findings) {
        this.folder = folder;
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
    }

    /// @return the names of the tables that were there
    /// @throws ImportProblem where nothing can be done with what is there
    List<String> read() {
        SndsTable.ALL.keySet().forEach(name -> files.put(name, new ArrayList<>()));
        find();
        if (files.get("ir_ben_r").isEmpty()) {
            throw new ImportProblem(folder + " has no table IR_BEN_R (IR_BEN_R.csv or IR_BEN_R.parquet); an SNDS import"
                    + " needs it to know who there is");
        }
        SndsTable.ALL.values().forEach(table -> read(table, files.get(table.name())));
        return files.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).map(Map.Entry::getKey).toList();
    }

    boolean has(String table) {
        return !files.get(table).isEmpty();
    }

    private void find() {
        var other = new ArrayList<String>();
        for (var path : tree()) {
            SndsFile.of(folder, path).ifPresentOrElse(file -> files.get(file.table().name()).add(file),
                    () -> other.add(folder.relativize(path).toString()));
        }
        findings.add("not-read", "-", other.size(), "not read: no name of a table that is known",
                other.stream().limit(3).toList());
    }

    private List<Path> tree() {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ImportProblem(folder + " cannot be read: " + e.getMessage());
        }
    }

    private void read(SndsTable table, List<SndsFile> parts) {
        var queries = new ArrayList<String>();
        var names = new ArrayList<String>();
        var absent = new LinkedHashMap<String, List<String>>();
        for (var part : parts) {
            var name = partName(part, names);
            queries.add(read(table, part, name, names.size(), absent));
            names.add(name);
        }
        if (parts.isEmpty()) {
            queries.add(select(table, List.of(), "CAST(NULL AS BIGINT)", "CAST(NULL AS BIGINT)") + " WHERE false");
        }
        reader.together(table.name(), names);
        duck.execute("CREATE VIEW " + table.name() + " AS " + String.join(" UNION ALL ", queries));
        absent.forEach((column, where) -> findings.add("absent-column", table.name(), where.size(), "taken as empty in so"
                + " many files: " + column, where.stream().limit(3).toList()));
    }

    /// What a file is called in findings: `er_prs_f_201501`, or `er_prs_f_file` where that alone is its name.
    private static String partName(SndsFile part, List<String> taken) {
        var table = part.table().name();
        var stem = part.path().getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\..*", "")
                .replaceAll("[^a-z0-9_]", "_");
        var name = stem.equals(table) ? table + "_file" : stem.startsWith(table) ? stem : table + "_" + stem;
        return taken.contains(name) ? name + "_" + taken.size() : name;
    }

    private String read(SndsTable table, SndsFile part, String name, int number, Map<String, List<String>> absent) {
        var header = reader.columns(part.file());
        var columns = table.columns().stream().map(c -> c.named(SndsTable.written(c, header).orElse(c.name()))).toList();
        reader.read(part.file(), name, columns, table.known().isEmpty() ? header : table.known());
        table.columns().stream().filter(c -> c.need() == Need.EXPECTED && SndsTable.written(c, header).isEmpty())
                .forEach(c -> absent.computeIfAbsent(c.name(), any -> new ArrayList<>())
                        .add(folder.relativize(part.path()).toString()));
        return select(table, header, TableReader.partRow(number), Integer.toString(part.year())) + " FROM " + name;
    }

    private static String select(SndsTable table, List<String> header, String row, String year) {
        return "SELECT " + row + " AS \"row\", CAST(" + year + " AS BIGINT) AS year, " + table.columns().stream()
                .map(c -> SndsTable.written(c, header).map(c::value).orElse(c.absent()) + " AS " + c.name())
                .collect(Collectors.joining(", "));
    }
}
