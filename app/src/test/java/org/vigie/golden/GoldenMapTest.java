package org.vigie.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `study: map`: who has what, and where every cent is.
@Tag("long")
class GoldenMapTest {

    private static final Path HERE = Golden.resource("map");
    private static final int FEW = 4;

    @TempDir static Path folder;

    @BeforeAll
    static void run() throws Exception {
        Golden.vigie("import", "omop", HERE.resolve("omop"), "--into", folder.resolve("store"));
        Files.copy(HERE.resolve("rules.yaml"), folder.resolve("rules.yaml"));
        var protocol = Files.readString(HERE.resolve("protocol.yaml"));
        run("out", protocol);
        run("hidden", protocol.replace("small_cells: 0", "small_cells: " + FEW));
    }

    private static void run(String name, String protocol) throws Exception {
        var file = Files.writeString(folder.resolve(name + ".yaml"), protocol);
        Golden.vigie("run", file, "--in", folder.resolve("store"), "--out", folder.resolve(name));
    }

    @Test
    void theFilesAreThese() throws Exception {
        Golden.sameFiles(HERE.resolve("expected"), folder.resolve("out/results"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "expenditure", "balance", "dynamics", "attrition"})
    void eachValueIsThatOfTheIndependentProgram(String table) throws Exception {
        Golden.same(HERE.resolve("expected"), folder.resolve("out/results"), table);
    }

    @ParameterizedTest
    @CsvSource({"people,population people at_risk new_cases deaths", "expenditure,people"})
    void ofFewPeopleNothingIsTold(String table, String counts) throws Exception {
        Golden.sameOrHidden(
                HERE.resolve("expected"),
                folder.resolve("hidden/results"),
                table,
                counts.split(" "),
                FEW);
    }
}
