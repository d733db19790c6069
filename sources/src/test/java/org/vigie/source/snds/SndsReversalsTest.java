package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines of DCIR that take back a part of another line, or several at once: what counts is what is
/// left of lines of one person, day, nature and code.
class SndsReversalsTest {

    private static final String DRUG = "3400930000045";

    @TempDir Path folder;

    /// @param claims quantity, euros paid and reimbursed, quantity of the drug line, of the same
    ///   day
    private List<String> events(String... claims) throws Exception {
        var drawn = new DrawnClaims(folder).people();
        var prestations =
                new StringBuilder(
                        "K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE"
                                + " PRS_PAI_MNT BSE_REM_MNT\n");
        var drugs = new StringBuilder("K PHA_PRS_C13 PHA_ACT_QSN\n");
        int number = 0;
        for (var claim : claims) {
            var parts = claim.split(" ");
            number++;
            prestations.append(
                    "%d A 1 20/01/2015 3303 0 %s %s %s%n"
                            .formatted(number, parts[0], parts[1], parts[2]));
            if (parts.length > 3) {
                drugs.append("%d %s %s%n".formatted(number, DRUG, parts[3]));
            }
        }
        drawn.file("ER_PRS_F_201501.csv", prestations.toString())
                .file("ER_PHA_F_201501.csv", drugs.toString());
        var lines = drawn.load().events();
        return lines.stream()
                .filter(line -> !line.contains("DEATH"))
                .map(line -> line.replaceAll("^1 2015-01-20 ", "").replaceAll(" source=\\S+", ""))
                .toList();
    }

    @Test
    void oneOfThreeBoxesTakenBackLeavesTwo() throws Exception {
        assertEquals(
                List.of("CIP13/3400930000045 value=2.0 cents=2000"),
                events("3 30,00 19,50 3", "-1 -10,00 -6,50 -1"));
    }

    @Test
    void oneLineMayTakeBackTwo() throws Exception {
        assertEquals(List.of(), events("1 10,00 6,50 1", "1 10,00 6,50 1", "-2 -20,00 -13,00 -2"));
    }

    @Test
    void aLineOfTheSameSizeIsTakenBackAloneFirst() throws Exception {
        assertEquals(
                List.of("CIP13/3400930000045 value=3.0 cents=3000"),
                events("3 30,00 19,50 3", "1 10,00 6,50 1", "-1 -10,00 -6,50 -1"));
    }

    @Test
    void aPriceThatIsPutRightLeavesOneLine() throws Exception {
        assertEquals(
                List.of("CIP13/3400930000045 value=1.0 cents=900"),
                events("1 10,00 6,50 1", "-1 -10,00 -6,50 -1", "1 9,00 5,85 1"));
        assertEquals(
                List.of("CIP13/3400930000045 value=1.0 cents=900"),
                events("1 10,00 6,50 1", "0 -1,00 -0,65 0"));
    }

    @Test
    void aDrugLineAloneMayTakeBack() throws Exception {
        assertEquals(
                List.of("REGULARISATION/3303 value=2.0 cents=1000"),
                events("1 10,00 6,50 1", "1 0,00 0,00 -1"));
        assertEquals(
                List.of("CIP13/3400930000045 value=2.0 cents=2000"),
                events("3 30,00 19,50 3", "0 -10,00 -6,50 -1"));
    }

    @Test
    void eurosThatAreLeftWithoutABoxNameNoDrug() throws Exception {
        assertEquals(
                List.of("REGULARISATION/3303 value=0.0 cents=100"),
                events("1 10,00 6,50 1", "-1 -9,00 -6,50 -1"));
        assertEquals(
                List.of("REGULARISATION/3303 value=-1.0 cents=-1000"),
                events("1 10,00 6,50 1", "-2 -20,00 -13,00 -2"));
    }

    @Test
    void anActWithoutACodeIsAddedUpToo() throws Exception {
        assertEquals(
                List.of("PRS_NAT/3303 value=1.0 cents=2500"),
                events("2 50,00 35,00", "-1 -25,00 -17,50"));
    }
}
