package org.vigie.golden;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `study: signal` by every method, with controls, curves and branches.
///
/// Negative controls are fewer than from where on samples are drawn, and the strongest pairs have
/// fewer events than a penalised curve needs, so that only the p value of branches is drawn at
/// random.
@Tag("long")
class GoldenSignalTest {

    private static final Path HERE = Golden.resource("signal");

    /// The ratio between months is found by golden sections of a likelihood that is flat at its
    /// top: half the digits.
    private static final double OF_A_FLAT_TOP = 1e-6;

    @TempDir static Path folder;

    @BeforeAll
    static void run() {
        Golden.vigie("import", "omop", HERE.resolve("omop"), "--into", folder.resolve("store"));
        Golden.vigie(
                "run",
                HERE.resolve("protocol.yaml"),
                "--in",
                folder.resolve("store"),
                "--out",
                folder.resolve("out"));
    }

    private static Path results() {
        return folder.resolve("out/results");
    }

    @Test
    void theFilesAreThese() throws Exception {
        Golden.sameFiles(HERE.resolve("expected"), results());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signals", "attrition", "chronographs", "ages", "seasons", "lags"})
    void eachValueIsThatOfTheIndependentProgram(String table) throws Exception {
        Golden.same(HERE.resolve("expected"), results(), table);
    }

    @Test
    void diagnosticsAreThoseOfTheIndependentProgram() throws Exception {
        Golden.same(HERE.resolve("expected"), results(), "gates", OF_A_FLAT_TOP, Map.of());
    }

    /// The p value is of 999 replicates, beside 20,000 of the independent program: 5 standard
    /// errors of the first.
    @Test
    void branchesAreThoseOfTheIndependentProgram() throws Exception {
        Golden.sameBut(
                HERE.resolve("expected"),
                results(),
                "branches",
                "p_value",
                p -> 0.001 + 5 * Math.sqrt(p * (1 - p) / 999));
    }
}
