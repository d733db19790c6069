package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.source.database.Database;
import org.vigie.source.database.DatabaseAddress;
import org.vigie.source.database.DatabaseLogin;
import org.vigie.source.omop.Imported;
import org.vigie.timeline.Progress;

/// Tables in a database that JDBC reaches.
@Tag("long")
class SndsDatabaseTest {

    @TempDir Path folder;

    @Test
    void aDatabaseGivesWhatItsFilesWouldGive() throws Exception {
        var url = "jdbc:duckdb:" + folder.resolve("claims.db");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IR_BEN_R AS SELECT 'A' AS BEN_NIR_PSA, 1 AS BEN_RNG_GEM, 2 AS BEN_SEX_COD,"
                            + " 1950 AS BEN_NAI_ANN, 3 AS BEN_NAI_MOI, DATE '1600-01-01' AS BEN_DCD_DTE, '0\"7,5' AS BEN_RES_DPT");
            statement.execute(
                    "CREATE TABLE T_MCO15B AS SELECT '010000123' AS ETA_NUM, '1' AS RSA_NUM, 'C341' AS DGN_PAL,"
                            + " CAST(NULL AS VARCHAR) AS DGN_REL, '04M091' AS GRG_GHM, '1' AS GHS_NUM, 'A' AS SEJ_TYP");
            statement.execute(
                    "CREATE TABLE T_MCO15C AS SELECT '010000123' AS ETA_NUM, '1' AS RSA_NUM, 'A' AS NIR_ANO_17,"
                            + " TIMESTAMP '2015-03-05 00:00:00' AS EXE_SOI_DTD, DATE '2015-03-09' AS EXE_SOI_DTF");
            statement.execute("CREATE TABLE other AS SELECT 1 AS x");
        }
        var store = folder.resolve("store");
        var loaded =
                new Imported(
                        database(url)
                                .read(
                                        store,
                                        Progress.SILENT,
                                        files ->
                                                new SndsImport(
                                                                files,
                                                                store,
                                                                "1GB",
                                                                1,
                                                                "",
                                                                Set.of(),
                                                                Optional.empty(),
                                                                Progress.SILENT)
                                                        .run()),
                        store);
        assertEquals(
                List.of(
                        "1 2015-03-05..2015-03-09 GHM/04M091 mco",
                        "1 2015-03-05..2015-03-09 GHS/1 mco_ghs",
                        "1 2015-03-05..2015-03-09 ICD10/C34.1 mco_dp"),
                DrawnClaims.events(loaded));
        assertEquals(
                List.of("1 FEMALE birth=1950-03-01 region=0\"7,5 2015-03-05..2015-03-09"),
                loaded.people());
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("claims.db", "store"),
                    left.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aDatabaseWithoutTheTablesIsRefused() throws Exception {
        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("empty.db")).close();
        var said =
                assertThrows(
                                InputProblem.class,
                                () ->
                                        database("jdbc:duckdb:" + folder.resolve("empty.db"))
                                                .read(
                                                        folder.resolve("store"),
                                                        Progress.SILENT,
                                                        files -> null))
                        .getMessage();
        assertEquals(
                "the database has no table of the SNDS, such as IR_BEN_R or ER_PRS_F_201501", said);
    }

    private static SndsDatabase database(String url) {
        return new SndsDatabase(
                new Database.Access(
                        new DatabaseAddress(url),
                        DatabaseLogin.of(Map.of()),
                        List.of(),
                        Optional.empty()),
                Optional.empty());
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() {
        var url = "jdbc:duckdb:" + folder.resolve("none.db");
        assertEquals(
                "no database answers at "
                        + url
                        + ": check the address, that it runs, and that it may be reached from here",
                assertThrows(
                                InputProblem.class,
                                () ->
                                        database(url)
                                                .read(
                                                        folder.resolve("store"),
                                                        Progress.SILENT,
                                                        files -> null))
                        .getMessage());
        assertEquals(false, Files.exists(folder.resolve("none.db")));
    }
}
