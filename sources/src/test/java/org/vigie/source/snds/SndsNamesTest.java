package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.source.omop.Imported;
import org.vigie.store.read.Store;

/// What codes are called where nomenclatures lie beside the data: French names, else none.
@Tag("long")
class SndsNamesTest {

    @TempDir Path folder;

    private DrawnClaims claims() {
        return new DrawnClaims(folder)
                .people()
                .file(
                        "ER_PRS_F.csv",
                        """
                        K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE PRS_PAI_MNT BSE_REM_MNT
                        1 A 1 01/02/2015 1111 0 1 25.00 17.50
                        2 A 1 02/02/2015 3313 0 1 10.00 6.50
                        3 A 1 03/02/2015 1352 0 1 50.00 35.00
                        """)
                .file(
                        "ER_PHA_F.csv",
                        """
                        K PHA_PRS_C13 PHA_ACT_QSN
                        2 3400930000724 1
                        """)
                .file(
                        "ER_CAM_F.csv",
                        """
                        K CAM_PRS_IDE
                        3 ZBQH001
                        """)
                .file(
                        "IR_IMB_R.csv",
                        """
                        BEN_NIR_PSA BEN_RNG_GEM IMB_ALD_DTD IMB_ALD_DTF IMB_ALD_NUM MED_MTF_COD
                        A 1 01/01/2015 - 8 E119
                        """);
    }

    private static String name(Imported imported, String code) throws IOException {
        try (var store = Store.open(imported.store())) {
            int id = store.codes().id(code);
            return id < 0 ? "no code" : store.codes().get(id).name();
        }
    }

    @Test
    void namesOfIrPhaRAtTwoLevelsOfAtc() throws IOException {
        claims().raw(
                        "IR_PHA_R.csv",
                        "PHA_CIP_C13;PHA_ATC_CLA;PHA_ATC_L07;PHA_ATC_C03;PHA_ATC_L03;PHA_MED_NOM\n"
                                + "3400930000724;A02BC04;RABEPRAZOLE;A02;MEDICAMENTS DE L'ACIDITE;RABEPRAZOLE 20 MG\n"
                                + "3400930000731;A02BC05;ESOMEPRAZOLE;A02;MEDICAMENTS DE L'ACIDITE;ESOMEPRAZOLE 20 MG\n"
                                + "3400930000748;D01AA01;NYSTATINE;A02;ANTIFONGIQUES;MISNAMED\n");
        var imported = claims().load();
        assertEquals("RABEPRAZOLE 20 MG", name(imported, "CIP13/3400930000724"));
        assertEquals("RABEPRAZOLE", name(imported, "ATC/A02BC04"));
        assertEquals("", name(imported, "ATC/A02BC"), "IR_PHA_R has no name for it");
        assertEquals("MEDICAMENTS DE L'ACIDITE", name(imported, "ATC/A02"), "as most rows say");
        assertEquals("", name(imported, "CCAM/ZBQH001"), "without a nomenclature the code alone");
        assertEquals("Décès", name(imported, "MEDS_DEATH"));
    }

    /// The nomenclatures as they are published, in a folder below that of the data.
    @Test
    @Tag("reference")
    void namesOfThePublishedNomenclatures() throws IOException {
        var published = ReferenceData.require("snds/nomenclatures");
        claims();
        var beside = Files.createDirectories(folder.resolve("raw/nomenclatures"));
        try (var files = Files.list(published)) {
            for (var file : files.toList()) {
                Files.copy(file, beside.resolve(file.getFileName()));
            }
        }
        Files.copy(
                ReferenceData.require("snds/IR_PHA_R_With_molecules.parquet"),
                folder.resolve("raw/IR_PHA_R.parquet"));
        var imported = claims().load();
        var named =
                List.of(
                        "ICD10/E11.9",
                        "ICD10/E11",
                        "CCAM/ZBQH001",
                        "PRS_NAT/1111",
                        "ALD/8",
                        "ATC/A02BC04",
                        "ATC/A02");
        var names = new ArrayList<String>();
        for (var code : named) {
            names.add(name(imported, code));
        }
        assertEquals(
                List.of(
                        "Diabète sucré de type 2, sans complication",
                        "Diabète sucré de type 2",
                        "Scanographie du thorax, avec injection intraveineuse de produit de contraste",
                        "CONSULTATION COTEE C",
                        "Diabète de type 1 et diabète de type 2",
                        "RABEPRAZOLE",
                        "MEDICAMENTS POUR LES TROUBLES DE L'ACIDITE"),
                names);
    }
}
