package org.vigie.source.omop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A folder of OMOP tables that a test writes out in full, beside the store that is made of it.
public record OmopFolder(Path tests) {

    /// Two people, observed from 2010 to 2020, and nothing that happened to them.
    public static OmopFolder ofTwoPeople(Path tests) {
        return new OmopFolder(tests)
                .table(
                        "person",
                        """
                        person_id,gender_concept_id,year_of_birth
                        1,8532,1950
                        2,8507,1960
                        """)
                .table(
                        "observation_period",
                        """
                        person_id,observation_period_start_date,observation_period_end_date
                        1,2010-01-01,2020-12-31
                        2,2010-01-01,2020-12-31
                        """);
    }

    public Path path() {
        return tests.resolve("omop");
    }

    public Path store() {
        return tests.resolve("store");
    }

    /// Writes `NAME.csv`.
    public OmopFolder table(String name, String text) {
        return file(name + ".csv", text, StandardCharsets.UTF_8);
    }

    public OmopFolder file(String name, String text, Charset encoding) {
        return file(name, text.getBytes(encoding));
    }

    public OmopFolder file(String name, byte[] bytes) {
        try {
            Files.createDirectories(path().resolve(name).getParent());
            Files.write(path().resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OmopFolder without(String file) {
        try {
            Files.delete(path().resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same tables as Parquet, typed as DuckDB takes them, in another folder.
    public OmopFolder asParquet(Path elsewhere) throws IOException, SQLException {
        var other = new OmopFolder(elsewhere);
        Files.createDirectories(other.path());
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement();
                var files = Files.list(path())) {
            for (var file : files.toList()) {
                var parquet =
                        other.path()
                                .resolve(file.getFileName().toString().replace(".csv", ".parquet"));
                sql.execute(
                        "COPY (FROM read_csv('%s', header = true)) TO '%s'"
                                .formatted(quoted(file), quoted(parquet)));
            }
        }
        return other;
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    /// Imports the folder.
    public Imported read() {
        try {
            var reading = new OmopImport(path(), store(), "1GB", 1, "", (task, done, total) -> {});
            return new Imported(reading.run(), store());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
