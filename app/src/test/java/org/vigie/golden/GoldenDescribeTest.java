package org.vigie.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `study: describe`: incidence and prevalence, and the use of drugs, of the same people.
@Tag("long")
class GoldenDescribeTest {

    private static final String SHOW_ALL = "small_cells: 0";
    private static final int FEW = 4;

    @TempDir static Path folder;

    @BeforeAll
    static void run() throws Exception {
        var here = Golden.resource("describe");
        Golden.vigie("import", "omop", here.resolve("omop"), "--into", folder.resolve("store"));
        Files.copy(here.resolve("insured.csv"), folder.resolve("insured.csv"));
        for (var kind : new String[] {"describe", "drugs"}) {
            var protocol = Files.readString(Golden.resource(kind).resolve("protocol.yaml"));
            run(kind, protocol);
            run(kind + "-hidden", protocol.replace(SHOW_ALL, "small_cells: " + FEW));
        }
    }

    private static void run(String name, String protocol) throws Exception {
        Files.writeString(folder.resolve(name + ".yaml"), protocol);
        Golden.vigie(
                "run",
                folder.resolve(name + ".yaml"),
                "--in",
                folder.resolve("store"),
                "--out",
                folder.resolve(name));
    }

    private static Path expected(String kind) {
        return Golden.resource(kind).resolve("expected");
    }

    @Test
    void theFilesAreThese() throws Exception {
        Golden.sameFiles(expected("describe"), folder.resolve("describe/results"));
        Golden.sameFiles(expected("drugs"), folder.resolve("drugs/results"));
    }

    @ParameterizedTest
    @CsvSource({
        "describe,incidence",
        "describe,prevalence",
        "describe,attrition",
        "drugs,users",
        "drugs,persistence",
        "drugs,measures",
        "drugs,indications",
        "drugs,attrition"
    })
    void eachValueIsThatOfTheIndependentProgram(String kind, String table) throws Exception {
        Golden.same(expected(kind), folder.resolve(kind + "/results"), table);
    }

    /// With `small_cells` the same rows, in which numbers of few people and what is made of them
    /// are empty.
    @ParameterizedTest
    @CsvSource({
        "describe,incidence,persons events",
        "describe,prevalence,population cases",
        "drugs,users,population users at_risk new_users"
    })
    void ofFewPeopleNothingIsTold(String kind, String table, String counts) throws Exception {
        Golden.sameOrHidden(
                expected(kind),
                folder.resolve(kind + "-hidden/results"),
                table,
                counts.split(" "),
                FEW);
    }
}
