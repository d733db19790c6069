package org.vigie.statistics.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;

class ReferenceSetTest {

    @Test
    @Tag("reference")
    void publishedSets() throws IOException {
        expect("omopReferenceSet", 165, 234);
        expect("euadrReferenceSet", 43, 50);
        expect("ohdsiNegativeControls", 0, 200);
        expect("ohdsiDevelopmentNegativeControls", 0, 76);
        Control first =
                ReferenceSet.read(ReferenceData.require("signals/omopReferenceSet.csv"))
                        .controls()
                        .getFirst();
        assertEquals("1309204", first.exposure());
        assertEquals("Adenosine", first.exposureName());
        assertEquals("500000301", first.outcome());
        assertEquals("Phenylephrine", first.rest().get("comparatorName"));
    }

    private static void expect(String name, long positives, long negatives) throws IOException {
        ReferenceSet set = ReferenceSet.read(ReferenceData.require("signals/" + name + ".csv"));
        assertEquals(positives, set.positives(), name);
        assertEquals(negatives, set.negatives(), name);
    }

    @Test
    void syntheticPositivesKnowTheirEffectAndOrigin() {
        ReferenceSet set =
                ReferenceSet.parse(
                        """
                        "targetId","targetName","outcomeId","oldOutcomeId","targetEffectSize"
                        1,"a, or ""b""\",10,10,1
                        1,"a
                        b",11,10,1.5
                        """);
        assertEquals("a, or \"b\"", set.controls().getFirst().exposureName());
        assertEquals("a\nb", set.controls().getLast().exposureName());
        assertEquals(OptionalDouble.of(1.5), set.controls().getLast().trueRatio());
        assertTrue(set.controls().getLast().positive());
        assertEquals(set.controls().getFirst().unit(), set.controls().getLast().unit());
    }

    @Test
    void whatProtectsIsAPositiveControlThatDoesNotHarm() {
        Control control =
                ReferenceSet.parse("exposureId,outcomeId,groundTruth,trueEffectSize\n1,2,1,0.5\n")
                        .controls()
                        .getFirst();
        assertTrue(control.positive());
        assertFalse(control.harms());
        assertTrue(
                ReferenceSet.parse("exposureId,outcomeId,groundTruth\n1,2,1\n")
                        .controls()
                        .getFirst()
                        .harms());
    }

    @Test
    void groundTruthWithoutSize() {
        ReferenceSet set =
                ReferenceSet.parse(
                        "\uFEFFexposureId,outcomeId,groundTruth\r\n1,2,1\r\n1,3,0\r\n\r\n");
        assertEquals(OptionalDouble.empty(), set.controls().getFirst().trueRatio());
        assertEquals(OptionalDouble.of(1), set.controls().getLast().trueRatio());
        assertEquals(2, set.controls().size());
    }

    @Test
    void badFilesAreToldWithLineAndRemedy(@TempDir Path folder) throws IOException {
        told("line 1: a reference set begins with column names, was empty", "");
        told(
                "line 1: a reference set needs columns exposureId (or targetId) and outcomeId, has a, b",
                "a,b\n1,2\n");
        told(
                "line 3: groundTruth is 0 (negative) or 1 (positive control), was 'yes'",
                "exposureId,outcomeId,groundTruth\n1,2,1\n1,2,yes\n");
        told(
                "line 2: as many values as column names are needed, 2, was 3",
                "exposureId,outcomeId\n1,2,3\n");
        told(
                "line 2: a true effect size is a number above 0, was '-0.5'",
                "exposureId,outcomeId,targetEffectSize\n1,2,-0.5\n");
        told(
                "line 2: groundTruth 1 needs a true effect size other than 1, was 1",
                "exposureId,outcomeId,groundTruth,trueEffectSize\n1,2,1,1\n");
        told(
                "line 2: groundTruth 0 needs a true effect size of 1, was 2.0",
                "exposureId,outcomeId,groundTruth,trueEffectSize\n1,2,0,2\n");
        told("line 2: a quote is not closed", "exposureId,outcomeId\n1,\"2\n");
        Path file = Files.writeString(folder.resolve("set.csv"), "a\n");
        assertEquals(
                file
                        + ", line 1: a reference set needs columns exposureId (or targetId) and outcomeId, has a",
                assertThrows(IllegalArgumentException.class, () -> ReferenceSet.read(file))
                        .getMessage());
    }

    private static void told(String message, String text) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> ReferenceSet.parse(text))
                        .getMessage());
    }
}
