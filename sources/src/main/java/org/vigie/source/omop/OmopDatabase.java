package org.vigie.source.omop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.vigie.problem.InputProblem;
import org.vigie.source.database.Database;
import org.vigie.source.database.DatabaseTable;
import org.vigie.source.database.TableCopy;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.UnreadFiles;
import org.vigie.store.Manifest;
import org.vigie.store.WorkFolders;
import org.vigie.timeline.Progress;

/// OMOP tables in a database that JDBC reaches. Those that are read are copied, with the columns
/// that are read, into files, which are then imported: findings name them as `TABLE.csv` and a
/// line, which is the row as the database gave it, plus one.
///
/// @param schema the schema of the tables; the database's own choice where it is empty
/// @param vocabularySchema the schema of the vocabulary, where that is another
/// @param vocabulary the folder of the vocabulary, where it is not in the database
public record OmopDatabase(
        Database.Access access,
        Optional<String> schema,
        Optional<String> vocabularySchema,
        Optional<Path> vocabulary) {

    /// What to do with the files.
    public interface Reading {
        Manifest run(OmopSource source) throws IOException;
    }

    /// Copies the tables beside the store that is to be made, reads them, and removes the copies.
    ///
    /// @throws InputProblem where there is no such database, or not what an import needs
    public Manifest read(Path store, Progress progress, Reading reading) throws IOException {
        Duck.refuseThere(store);
        var folder = WorkFolders.create(WorkFolders.parent(store), WorkFolders.WORK);
        try {
            new OmopSource(folder, vocabulary).check();
            return reading.run(copied(folder, progress));
        } finally {
            WorkFolders.delete(folder);
        }
    }

    private OmopSource copied(Path folder, Progress progress) throws IOException {
        var findings = new Findings();
        try (var database = Database.open(access)) {
            var tables = tables(database);
            var copy = new TableCopy(database, progress);
            for (var name : OmopTables.names()) {
                var table = tables.remove(name);
                if (table != null) {
                    var copied =
                            copy.copy(
                                    table,
                                    OmopTables.columns(name),
                                    OmopTables.known(name),
                                    folder.resolve(name + ".csv"));
                    if (copied.rows() == 0 && name.equals("person")) {
                        throw new InputProblem(
                                table
                                        + " has no row; name the schema that holds people with"
                                        + " --schema");
                    }
                    sayMoments(name, copied.moments(), findings);
                }
            }
            UnreadFiles.say(List.copyOf(tables.keySet()), findings);
            sayMoment(database, findings);
        }
        return new OmopSource(folder, vocabulary, findings.all());
    }

    /// The tables by their plain names, those of the vocabulary from its own schema where there is
    /// one.
    ///
    /// @throws InputProblem where one is missing that nothing can be done without
    private TreeMap<String, DatabaseTable> tables(Database database) {
        var in = schema.map(database::schema).orElseGet(database::currentSchema);
        var tables = named(database, in);
        for (var needed : OmopTables.NEEDED) {
            require(needed, tables, database, in, "an OMOP import");
        }
        if (vocabularySchema.isPresent() || vocabulary.isPresent()) {
            tables.keySet().removeIf(OmopSource.VOCABULARY::contains);
        }
        vocabularySchema.ifPresent(asked -> {
            var other = database.schema(asked);
            var words = named(database, other);
            require(OmopSource.CONCEPT, words, database, other, "--vocabulary-schema");
            words.keySet().retainAll(OmopSource.VOCABULARY);
            tables.putAll(words);
        });
        return tables;
    }

    private static void require(
            String name,
            TreeMap<String, DatabaseTable> tables,
            Database database,
            String schema,
            String what) {
        if (!tables.containsKey(name)) {
            throw new InputProblem(
                    "%s has no table %s%s that you may see; %s needs it"
                            .formatted(
                                    database.address(),
                                    name,
                                    schema.isEmpty() ? "" : " in the schema " + schema,
                                    what));
        }
    }

    private static TreeMap<String, DatabaseTable> named(Database database, String schema) {
        var named = new TreeMap<String, DatabaseTable>();
        for (var table : database.tables(schema)) {
            var before = named.put(table.plainName(), table);
            if (before != null && OmopTables.names().contains(table.plainName())) {
                throw new InputProblem(
                        "%s has two tables %s: %s and %s; name one schema with --schema"
                                .formatted(database.address(), table.plainName(), before, table));
            }
        }
        return named;
    }

    private void sayMoments(String table, List<String> columns, Findings findings) {
        if (access.zone().isEmpty()) {
            findings.add(
                    "unknown-time-zone",
                    table,
                    columns.size(),
                    """
                    read in UTC, so that days may be the day before or after: the database keeps \
                    times with a zone and not the zone; say which with --time-zone, such as \
                    Europe/Paris: %s\
                    """
                            .formatted(String.join(", ", columns)),
                    List.of());
        }
    }

    private static void sayMoment(Database database, Findings findings) {
        if (!database.oneMoment()) {
            findings.add(
                    "several-moments",
                    "-",
                    1,
                    """
                    read all the same: the database keeps no state for a reader, so that its \
                    tables may be of several moments where it was written into meanwhile\
                    """,
                    List.of());
        }
    }
}
