package org.vigie.golden;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `study: screen` of two sites. Every eligible control is taken, so that nothing depends on the
/// draw.
@Tag("long")
class GoldenScreenTest {

    private static final Path HERE = Golden.resource("screen");

    @TempDir static Path folder;

    @BeforeAll
    static void run() {
        var store = folder.resolve("store");
        Golden.vigie(
                "import", "omop", HERE.resolve("omop-north"), "--into", store, "--site", "north");
        Golden.vigie(
                "import",
                "omop",
                HERE.resolve("omop-south"),
                "--into",
                store,
                "--site",
                "south",
                "--append");
        Golden.vigie(
                "run",
                HERE.resolve("protocol.yaml"),
                "--in",
                store,
                "--out",
                folder.resolve("out"));
    }

    @Test
    void theFilesAreThese() throws Exception {
        Golden.sameFiles(HERE.resolve("expected"), folder.resolve("out/results"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"associations", "attrition", "adjusted", "replications"})
    void eachValueIsThatOfTheIndependentProgram(String table) throws Exception {
        Golden.same(HERE.resolve("expected"), folder.resolve("out/results"), table);
    }
}
