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
        for (var protocol : new String[] {"protocol", "few"}) {
            Golden.vigie(
                    "run",
                    HERE.resolve(protocol + ".yaml"),
                    "--in",
                    store,
                    "--disclosure-key",
                    HERE.resolve("protocol.yaml"),
                    "--out",
                    folder.resolve(protocol));
        }
    }

    @Test
    void theFilesAreThese() throws Exception {
        Golden.sameFiles(HERE.resolve("expected"), folder.resolve("protocol/results"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"associations", "attrition", "adjusted", "replications"})
    void eachValueIsThatOfTheIndependentProgram(String table) throws Exception {
        Golden.same(HERE.resolve("expected"), folder.resolve("protocol/results"), table);
    }

    @Test
    void theSameFilesAreThereWhereFewAreHidden() throws Exception {
        Golden.sameFiles(HERE.resolve("expected-few"), folder.resolve("few/results"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"associations", "attrition", "adjusted", "replications"})
    void whatIsHiddenOfFewIsWhatTheIndependentProgramHides(String table) throws Exception {
        Golden.same(HERE.resolve("expected-few"), folder.resolve("few/results"), table);
    }
}
