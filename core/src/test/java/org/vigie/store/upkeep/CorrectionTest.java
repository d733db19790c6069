package org.vigie.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.StoreProblem;

/// Which files take the place of which: small deliveries by hand. A file is written as `table name
/// from to hash`, with `-` for a month that its name does not tell.
class CorrectionTest {

    private static List<DeliveredFile> files(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.split(" "))
                .map(part ->
                        new DeliveredFile(
                                part[1],
                                part[0],
                                part[2].equals("-") ? "" : part[2],
                                part[3].equals("-") ? "" : part[3],
                                1,
                                part[4],
                                false))
                .toList();
    }

    private static Correction of(List<DeliveredFile> delivered, String... corrected) {
        return Correction.of(
                new Delivery(
                        2,
                        "snds",
                        "",
                        false,
                        Optional.of(""),
                        "2020-01-01",
                        delivered,
                        new Delivery.Contents("", "", "", 0, 0),
                        Delivery.Plan.PLAIN),
                files(corrected));
    }

    private static List<String> names(List<DeliveredFile> files) {
        return files.stream().map(DeliveredFile::name).toList();
    }

    private static void assertRefused(
            String why, List<DeliveredFile> delivered, String... corrected) {
        var said = assertThrows(StoreProblem.class, () -> of(delivered, corrected)).getMessage();
        assertTrue(said.contains(why), said);
    }

    private static final List<DeliveredFile> MONTHS =
            files(
                    "prs prs01 2015-01 2015-01 a",
                    "prs prs02 2015-02 2015-02 b",
                    "pha pha02 2015-02 2015-02 c",
                    "ben ben - - d");

    @Test
    void aMonthOfATable() {
        var correction = of(MONTHS, "prs new 2015-02 2015-02 x");
        assertEquals(List.of("prs02"), names(correction.gone()));
        assertEquals(List.of("prs01", "pha02", "ben"), names(correction.stay()));
        assertEquals(List.of("ben", "new", "pha02", "prs01"), names(correction.files()));
        assertEquals(
                List.of("delivery 2: new instead of prs02", "as it was stays prs01, pha02, ben"),
                correction.words());
    }

    @Test
    void aYearThatTellsOfAllItsMonths() {
        var correction = of(MONTHS, "prs prs2015 2015-01 2015-12 x");
        assertEquals(List.of("prs01", "prs02"), names(correction.gone()));
    }

    /// A month of a table that the delivery has not is added to it.
    @Test
    void aMonthThatWasNotThere() {
        var correction = of(MONTHS, "pha pha01 2015-01 2015-01 x");
        assertEquals(List.of(), correction.gone());
        assertEquals(
                List.of(
                        "delivery 2: pha01 is added to it",
                        "as it was stays prs01, prs02, pha02 and 1 more"),
                correction.words());
    }

    @Test
    void monthsAreNotLost() {
        var year = files("prs prs2015 2015-01 2015-12 a");
        assertRefused(
                "prs2015 of delivery 2 tells of 10 months that are not in the corrected files"
                        + " (2015-03, 2015-04, 2015-05 and 7 more)",
                year,
                "prs prs01 2015-01 2015-01 x",
                "prs prs02 2015-02 2015-02 y");
    }

    @Test
    void aTableWithoutMonths() {
        var correction =
                of(files("a a1.csv - - 1", "a a2.csv - - 2", "b b.csv - - 3"), "a a.parquet - - x");
        assertEquals(List.of("a1.csv", "a2.csv"), names(correction.gone()));
        assertEquals(List.of("b.csv"), names(correction.stay()));
    }

    @Test
    void oneOfSeveralPartsIsNotTheTable() {
        var parts = files("a a1.csv - - 1", "a a2.csv - - 2", "a a3.csv - - 3");
        assertRefused(
                "of the 3 files of a in delivery 2 these are 1: lay the others, or links to them,"
                        + " beside them (a1.csv, a3.csv)",
                parts,
                "a a2.csv - - x");
        assertEquals(
                3, of(parts, "a a1.csv - - 1", "a a2.csv - - x", "a a3.csv - - 3").gone().size());
    }

    @Test
    void monthsInOneOfTwoNamesOnly() {
        assertRefused(
                "names of files tell months in one of them only, prs01 of delivery 2 and prs now",
                MONTHS,
                "prs prs - - x");
        assertRefused(
                "names of files tell months in one of them only, ben of delivery 2 and ben02 now",
                MONTHS,
                "ben ben02 2015-02 2015-02 x");
    }

    @Test
    void aFolderWithoutATable() {
        assertRefused("there is no corrected file", MONTHS);
    }

    @Test
    void theSameFilesCorrectNothing() {
        assertRefused(
                "these are files of delivery 2 to the last byte",
                MONTHS,
                "prs other 2015-02 2015-02 b",
                "ben ben - - d");
        assertEquals(2, of(MONTHS, "prs prs02 2015-02 2015-02 x", "ben ben - - d").gone().size());
    }
}
