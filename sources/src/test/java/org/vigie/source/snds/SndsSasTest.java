package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.problem.InputProblem;
import org.vigie.source.sas.SasTables;
import org.vigie.source.sas.SasWriter;

/// Tables of the SNDS in SAS data sets, as they are delivered.
@Tag("long")
class SndsSasTest {

    @TempDir Path folder;

    private DrawnClaims csv;
    private DrawnClaims sas;

    @BeforeEach
    void claims() {
        csv = new DrawnClaims(folder.resolve("csv")).people();
        sas = new DrawnClaims(folder.resolve("sas"));
        for (var month : List.of("01", "02")) {
            csv.file(
                    "ER_PRS_F_2015" + month + ".csv",
                    """
                    K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE PRS_PAI_MNT BSE_REM_MNT
                    1MM A 1 01/MM/2015 1111 0 1 25.00 17.50
                    2MM B 2 02/MM/2015 3313 0 1 10.25 6.5
                    3MM A 1 13/MM/2015 1352 0 1 50.10 35.07
                    """
                            .replace("MM", month));
            csv.file(
                    "ER_PHA_F_2015" + month + ".csv",
                    """
                    K PHA_PRS_C13 PHA_ACT_QSN
                    2MM 3400930000724 1
                    9MM 3400930000724 1
                    """
                            .replace("MM", month));
        }
        csv.file(
                        "T_MCO15B.csv",
                        """
                        ETA_NUM RSA_NUM DGN_PAL DGN_REL GRG_GHM GHS_NUM SEJ_TYP
                        010000123 1 C341 - 04M091 1 A
                        """)
                .file(
                        "T_MCO15C.csv",
                        """
                        ETA_NUM RSA_NUM NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF
                        010000123 1 A 05/03/2015 09/03/2015
                        """);
    }

    /// Writes every file as a data set, with the types that its values have: numbers without their
    /// leading zeros, days as days.
    private void convert(SasWriter.Packing packing) throws Exception {
        Files.createDirectories(sas.folder().resolve("raw"));
        try (var files = Files.list(csv.folder().resolve("raw"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".csv", ".sas7bdat");
                SasTables.write(
                        "read_csv('%s', delim = ';', header = true, dateformat = '%%d/%%m/%%Y')"
                                .formatted(file),
                        new SasWriter().packed(packing),
                        sas.folder().resolve("raw").resolve(name));
            }
        }
    }

    @Test
    void theEventsAreThoseOfTheSameTablesInCsv() throws Exception {
        convert(SasWriter.Packing.RDC);
        var expected = csv.load();
        var imported = sas.load();
        assertEquals(10, DrawnClaims.events(expected).size());
        assertEquals(DrawnClaims.events(expected), DrawnClaims.events(imported));
        assertEquals(expected.people(), imported.people());
        assertEquals(
                expected.findings("orphan").toString().replaceAll("line 3", "row 2"),
                imported.findings("orphan").toString().replaceAll("sas7bdat", "csv"));
        var files = imported.manifest().deliveries().getFirst().files();
        assertEquals(
                List.of("ER_PRS_F_201501.sas7bdat 2015-01", "ER_PRS_F_201502.sas7bdat 2015-02"),
                files.stream()
                        .filter(file -> file.table().equals("er_prs_f"))
                        .map(file -> file.name() + " " + file.from())
                        .toList());
    }

    @Test
    void someTablesMayBeInCsv() throws Exception {
        convert(SasWriter.Packing.NONE);
        Files.delete(sas.folder().resolve("raw/ER_PRS_F_201502.sas7bdat"));
        Files.copy(
                csv.folder().resolve("raw/ER_PRS_F_201502.csv"),
                sas.folder().resolve("raw/ER_PRS_F_201502.csv"));
        assertEquals(DrawnClaims.events(csv.load()), DrawnClaims.events(sas.load()));
    }

    /// Seconds since 1960, Latin-1, packed: as the national extractions are.
    @Test
    void daysWithATimeAndCodesWithAFormat() throws Exception {
        convert(SasWriter.Packing.NONE);
        new SasWriter()
                .packed(SasWriter.Packing.RLE)
                .encoding(29, StandardCharsets.ISO_8859_1)
                .text("BEN_NIR_PSA", 17)
                .number("BEN_RNG_GEM")
                .number("BEN_SEX_COD", "SEXEF", 1)
                .text("BEN_NAI_ANN", 4)
                .number("BEN_NAI_MOI", "Z", 2)
                .number("BEN_DCD_DTE", "DATETIME", 20)
                .number("BEN_RES_DPT", "Z", 3)
                .row("A", 1, 2, "1950", 3, 1798675200.0 + 3600, 75)
                .row("B", 1, 1, "2000", 1, -11329113600.0, 1)
                .row("B", 2, 1, "2000", 1, null, 971)
                .write(sas.folder().resolve("raw/IR_BEN_R.sas7bdat"));
        assertEquals(
                List.of(
                        "FEMALE birth=1950-03-01 death=2016-12-30 region=075",
                        "MALE birth=2000-01-01 region=001",
                        "MALE birth=2000-01-01 region=971"),
                sas.load().people().stream()
                        .map(line -> line.replaceAll("^\\S+ | \\d{4}-\\d\\d-\\d\\d[.][.].*", ""))
                        .sorted()
                        .toList());
    }

    @Test
    @Tag("reference")
    void whatWasCutToItsFirstBytesIsRefused() {
        var cut = ReferenceData.require("cases/B20-sas-files/snds");
        var said =
                assertThrows(
                                InputProblem.class,
                                () ->
                                        new SndsImport(
                                                        cut,
                                                        folder.resolve("store"),
                                                        "1GB",
                                                        1,
                                                        "",
                                                        java.util.Set.of(),
                                                        java.util.Optional.empty(),
                                                        org.vigie.timeline.Progress.SILENT)
                                                .run())
                        .getMessage();
        assertEquals(
                cut.resolve("ER_PRS_F_2015.sas7bdat")
                        + " is not a whole SAS data set (SAS7BDAT): it was cut short, damaged or"
                        + " renamed; get it again",
                said);
    }
}
