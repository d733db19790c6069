package org.vigie.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `study: surveillance` by every method, calibrated by negative controls; one with cumulative
/// sums, one with small cells hidden.
class GoldenSurveillanceTest {

    private static final Path HERE = Golden.resource("surveillance");

    /// Systematic error is found by a search on a likelihood that is flat at its top: half the
    /// digits.
    private static final double OF_A_FLAT_TOP = 1e-6;

    @TempDir static Path folder;

    @BeforeAll
    static void run() {
        Golden.vigie("import", "omop", HERE.resolve("omop"), "--into", folder.resolve("store"));
        for (var method : new String[] {"poisson", "conditional", "binomial"}) {
            Golden.vigie(
                    "run",
                    HERE.resolve(method + ".yaml"),
                    "--in",
                    folder.resolve("store"),
                    "--out",
                    folder.resolve(method));
        }
    }

    private static Path results(String method) {
        return folder.resolve(method).resolve("results");
    }

    private static Path expected(String method) {
        return HERE.resolve("expected").resolve(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poisson", "conditional", "binomial"})
    void theFilesAreThese(String method) throws Exception {
        Golden.sameFiles(expected(method), results(method));
    }

    @ParameterizedTest
    @CsvSource({
        "poisson, looks",
        "poisson, performance",
        "poisson, attrition",
        "poisson, sums",
        "conditional, looks",
        "conditional, performance",
        "conditional, attrition",
        "binomial, looks",
        "binomial, performance",
        "binomial, attrition"
    })
    void eachValueIsThatOfTheIndependentProgram(String method, String table) throws Exception {
        Golden.same(expected(method), results(method), table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poisson", "conditional", "binomial"})
    void calibratedLooksAreThoseOfTheIndependentProgram(String method) throws Exception {
        Golden.same(expected(method), results(method), "calibration", OF_A_FLAT_TOP, Map.of());
    }

    @Test
    void thereAreNoSumsUnlessTheyAreAskedFor() throws Exception {
        for (var method : new String[] {"conditional", "binomial"}) {
            assertEquals(
                    GoldenTable.csv(expected(method).resolve("sums.csv")),
                    GoldenTable.csv(results(method).resolve("sums.csv")));
        }
    }
}
