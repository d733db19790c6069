package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.InputProblem;

/// Messages go into logs and mails: whatever is broken, they never quote what a patient's row
/// holds.
@Tag("long")
class NoValueIsToldTest {

    private static final String SECRET = "Martin-19471130";

    @TempDir Path tests;

    /// Tables that are read with findings.
    static final List<String> BROKEN =
            List.of(
                    """
                    measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,visit_occurrence_id
                    %1$s,1,10,2015-01-01,1,1
                    1,%1$s,10,2015-01-01,1,1
                    1,1,%1$s,2015-01-01,1,1
                    1,1,10,%1$s,1,1
                    1,1,10,2015-01-01,%1$s,1
                    1,1,10,2015-01-01,1,%1$s
                    %1$s
                    1,1,10,2015-01-01,1,1,%1$s
                    """,
                    """
                    measurement_id,person_id,measurement_concept_id,measurement_date,value_source_value
                    1,1,10,2015-01-01,é%1$s
                    2,1,10,2015-01-02,"x"%1$s
                    3,1,10,2015-01-03,"%1$s
                    """);

    @ParameterizedTest
    @FieldSource("BROKEN")
    void findingsNameLinesOnly(String rows) throws Exception {
        var folder =
                OmopFolder.ofTwoPeople(tests)
                        .file(
                                "measurement.csv",
                                rows.formatted(SECRET),
                                StandardCharsets.ISO_8859_1);
        var imported = folder.read();
        assertFalse(imported.manifest().findings().isEmpty());
        assertFalse(Files.readString(folder.store().resolve("manifest.json")).contains(SECRET));
    }

    static Stream<String> refused() {
        return Stream.of(
                        "%1$s,1,10\n",
                        "%1$s,%1$s\n",
                        "person_id,measurement_date\n1,%1$s\n",
                        "\"%1$s\n",
                        "%1$s\0\n")
                .map(text -> text.formatted(SECRET));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusalsNameTheFileOnly(String text) {
        var problem =
                assertThrows(
                        InputProblem.class,
                        () -> OmopFolder.ofTwoPeople(tests).table("measurement", text).read());
        assertFalse(problem.getMessage().contains(SECRET), problem.getMessage());
    }

    /// A sum beyond all bounds is no cost, rather than an error that names it.
    @ParameterizedTest
    @ValueSource(strings = {"1e300", "-1e300", "nan", "inf"})
    void absurdCosts(String paid) {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "drug_exposure",
                                """
                                drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date
                                1,1,10,2015-01-01
                                """)
                        .table(
                                "cost",
                                "cost_event_id,cost_domain_id,total_paid\n1,Drug," + paid + "\n")
                        .read();
        assertEquals(List.of("1 2015-01-01 OMOP/10"), imported.events());
    }
}
