package org.vigie.golden;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `vigie evaluate`: the methods of the search, judged by pairs whose truth is known.
///
/// Negative controls are fewer than from where on samples are drawn, so that nothing is drawn at
/// random.
@Tag("long")
class GoldenEvaluateTest {

    private static final Path HERE = Golden.resource("evaluate");

    @TempDir static Path folder;

    @BeforeAll
    static void run() {
        Golden.vigie(
                "import",
                "omop",
                Golden.resource("signal").resolve("omop"),
                "--into",
                folder.resolve("store"));
        Golden.vigie(
                "evaluate",
                HERE.resolve("reference.csv"),
                "--protocol",
                HERE.resolve("protocol.yaml"),
                "--in",
                folder.resolve("store"),
                "--out",
                folder.resolve("out"));
    }

    @Test
    void theFilesAreThese() throws Exception {
        Golden.sameFiles(HERE.resolve("expected"), folder.resolve("out/results"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "controls", "excluded", "roc", "pairs", "attrition"})
    void eachValueIsThatOfTheIndependentProgram(String table) throws Exception {
        Golden.same(HERE.resolve("expected"), folder.resolve("out/results"), table);
    }

    @Test
    void coverageIsThatOfTheIndependentProgram() throws Exception {
        Golden.same(
                HERE.resolve("expected"),
                folder.resolve("out/results"),
                "coverage",
                Golden.TOLERANCE,
                Map.of(
                        Set.of("controls", "calibrated_controls"),
                        "every control with an estimate can be calibrated here"));
    }
}
