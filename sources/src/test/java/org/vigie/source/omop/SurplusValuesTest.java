package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;

/// A line with a separator too many is left out and counted, also where its last value is empty, so
/// that nothing is read as the value of the column beside it.
class SurplusValuesTest {

    private static final String HEADER =
            "drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,quantity,refills,sig";
    private static final String SOUND = "1,1,10,2015-01-01,60,0,";
    private static final String SHIFTED = "2,1,11,2015-01-02,1,60,0,";

    @TempDir Path tests;

    private Imported read(String file, String text) {
        return read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Imported read(String file, byte[] bytes) {
        try {
            return OmopFolder.ofTwoPeople(Files.createTempDirectory(tests, "omop"))
                    .file(file, bytes)
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void leavesOut(Imported imported, String place) {
        assertEquals(List.of("1 2015-01-01 OMOP/10 value=60.0"), imported.events());
        assertEquals(
                List.of(
                        "1 drug_exposure: left out: the line has too few or too many columns, as"
                                + " where a file was cut short ("
                                + place
                                + ")"),
                imported.findings("broken-line"));
    }

    @Test
    void isLeftOut() {
        leavesOut(
                read("drug_exposure.csv", String.join("\n", HEADER, SHIFTED, SOUND, "")),
                "drug_exposure.csv, line 2");
    }

    @Test
    void atTheEndWithoutALineEnd() {
        leavesOut(
                read("drug_exposure.csv", String.join("\n", HEADER, SOUND, SHIFTED)),
                "drug_exposure.csv, line 3");
    }

    @Test
    void withLineEndsOfWindows() {
        leavesOut(
                read("drug_exposure.csv", String.join("\r\n", HEADER, SOUND, SHIFTED, "")),
                "drug_exposure.csv, line 3");
    }

    @Test
    void withSemicolonsAndTabs() {
        for (var mark : List.of(";", "\t", "|")) {
            leavesOut(
                    read(
                            "drug_exposure.csv",
                            String.join("\n", HEADER, SOUND, SHIFTED, "").replace(",", mark)),
                    "drug_exposure.csv, line 3");
        }
    }

    @Test
    void withTwoTooMany() {
        leavesOut(
                read("drug_exposure.csv", String.join("\n", HEADER, SOUND, SHIFTED + ",", "")),
                "drug_exposure.csv, line 3");
    }

    @Test
    void packed() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(String.join("\n", HEADER, SOUND, SHIFTED, "").getBytes("UTF-8"));
        }
        leavesOut(
                read("drug_exposure.csv.gz", bytes.toByteArray()), "drug_exposure.csv.gz, line 3");
    }

    @Test
    void inWindows1252() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .file(
                                "drug_exposure.csv",
                                String.join("\n", HEADER, SOUND + "café", SHIFTED, ""),
                                Charset.forName("windows-1252"))
                        .read();
        assertEquals(1, imported.events().size());
        assertTrue(imported.findings("broken-line").getFirst().endsWith("line 3)"));
        assertEquals(1, imported.findings("wrong-encoding").size());
    }

    @Test
    void separatorsAndLineEndsInQuotesAreText() {
        var imported =
                read(
                        "drug_exposure.csv",
                        String.join(
                                "\n",
                                HEADER,
                                "1,1,10,2015-01-01,60,0,\"a,b,,\nc \"\"d\"\",,\"",
                                "2,1,11,2015-01-02,30,0,\"\"",
                                "3,1,12,2015-01-03,30,0,it\"s,",
                                SHIFTED,
                                ""));
        assertEquals(
                List.of(
                        "1 2015-01-01 OMOP/10 value=60.0 text=a,b,,\nc \"d\",,",
                        "1 2015-01-02 OMOP/11 value=30.0"),
                imported.events());
        assertTrue(
                imported.findings("broken-line").getFirst().startsWith("2 drug_exposure"),
                imported.findings("broken-line").toString());
    }

    @Test
    void aFileWhoseLinesAreAllTooLongIsRefused() {
        var lines = new StringBuilder(HEADER + "\n");
        for (int i = 0; i < 12; i++) {
            lines.append(SHIFTED).append('\n');
        }
        var problem =
                assertThrows(InputProblem.class, () -> read("drug_exposure.csv", lines.toString()));
        assertTrue(
                problem.getMessage().contains("more values in every line than names in line 1"),
                problem.getMessage());
        assertTrue(
                read("drug_exposure.csv", lines + SOUND + "\n")
                        .findings("broken-line")
                        .getFirst()
                        .startsWith("12 "));
    }
}
