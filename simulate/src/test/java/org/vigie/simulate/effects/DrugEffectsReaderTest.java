package org.vigie.simulate.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.InputProblem;

/// Every fault of a file of drug effects is told with its line.
class DrugEffectsReaderTest {

    private static final String HEAD =
            "role,code,cause,name,per_year,profile,mean_days,fatal,relative_risk,shape,first_day,last_day,chance\n";
    private static final String SOUND =
            HEAD
                    + """
                    drug,ATC/M01AH01,,"Celecoxib, 200 mg",0.05,old,45,,,,,,
                    outcome,ICD10/K92.2,,Bleeding,0.01,old,,0.05,,,,,
                    disease,ICD10/M06.9,,Arthritis,0.01,old,,,,,,,
                    """;

    private static DrugEffects read(String text) {
        return new DrugEffectsReader("my.csv").read(text);
    }

    @Test
    void linesComeInAnyOrderAndAreSortedByWhatDependsOnWhat() {
        var read = read(SOUND + "effect,ICD10/K92.2,ATC/M01AH01,,,,,,2,bell,1,30,\n\n");
        assertEquals(
                "[DISEASE, DRUG, OUTCOME]",
                read.happenings().stream().map(SimulatedEvent::what).toList().toString());
        assertEquals("Celecoxib, 200 mg", read.happenings().get(1).name());
        assertEquals(
                new EventLink(
                        EventLink.Reason.EFFECT,
                        "ATC/M01AH01",
                        "ICD10/K92.2",
                        2,
                        LagShape.BELL,
                        1,
                        30,
                        0),
                read.links().getFirst());
        assertEquals(
                EventLink.OPEN,
                read(SOUND + "risk,ICD10/K92.2,ICD10/M06.9,,,,,,2,constant,0,,\n")
                        .links()
                        .getFirst()
                        .last());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    drug,ATC/M01AH,,x,1,old,5,,,,,,                    | code needs a substance of ATC such as ATC/M01AH01, was 'ATC/M01AH'
                    outcome,ICD10/K92,,x,1,old,,,,,,,                  | code needs a code of ICD-10 with a digit behind the point, such as ICD10/K92.2, was 'ICD10/K92'
                    outcome,ICD10/C34.2,,x,1,old,,,,,,,                | code needs a code whose category holds nothing that is planted before a cancer; see truth.csv of any simulated store, was 'ICD10/C34.2'
                    drug,ATC/A02BC05,,x,1,old,5,,,,,,                  | code needs a code whose chemical group holds nothing that is planted before a cancer; see truth.csv of any simulated store, was 'ATC/A02BC05'
                    drug,ATC/M01AH01,,x,1,old,5,,,,,,                  | code needs each code once, was 'ATC/M01AH01'
                    drug,ATC/M01AH02,,x,often,old,5,,,,,,              | per_year needs a number from 0 to 12, was 'often'
                    drug,ATC/M01AH02,,x,1,older,5,,,,,,                | profile needs one of bone, flat, men, middle, mothers, newborn, old, oldest, prostate, visits, women, young, was 'older'
                    drug,ATC/M01AH02,,x,1,old,,,,,,,                   | mean_days needs a number from 1 to 36525, was ''
                    drug,ATC/M01AH02,,x,1,old,1.5,,,,,,                | mean_days needs a whole number of days, was '1.5'
                    outcome,ICD10/K71.9,,x,1,old,,2,,,,,               | fatal needs a number from 0 to 1, was '2'
                    disease,ICD10/K71.9,,x,1,old,,0.1,,,,,             | fatal says nothing in a line of role disease; leave it empty, was '0.1'
                    cure,ICD10/K92.2,ATC/M01AH01,,,,,,2,constant,1,30, | role needs disease, drug, outcome, effect, risk, indication or protopathic, was 'cure'
                    effect,ICD10/K92.2,ATC/M01AH02,,,,,,2,constant,1,30, | cause needs the code of a line of role drug, was 'ATC/M01AH02'
                    effect,ICD10/M06.9,ATC/M01AH01,,,,,,2,constant,1,30, | code needs the code of a line of role outcome, was 'ICD10/M06.9'
                    effect,ICD10/K92.2,ATC/M01AH01,,,,,,-2,constant,1,30, | relative_risk needs a number from 0 to 1000, was '-2'
                    effect,ICD10/K92.2,ATC/M01AH01,,,,,,2,square,1,30, | shape needs constant, bell or rising, was 'square'
                    effect,ICD10/K92.2,ATC/M01AH01,,,,,,2,constant,9,3, | last_day needs a number from 9 to 36525, was '3'
                    effect,ICD10/K92.2,ATC/M01AH01,,,,,,2,bell,9,,     | last_day needs a day, since only a constant shape may last to the end, was ''
                    effect,ICD10/K92.2,ATC/M01AH01,,,,,,0.2,bell,1,9,  | relative_risk needs 0.5 or more with this shape, so that no day's rate falls below 0, was '0.2'
                    protopathic,ATC/M01AH01,ICD10/K92.2,,,,,,,,-30,3,0.1 | last_day needs a number from -30 to -1, was '3'
                    effect,ICD10/K92.2                                 | needs as many values as there are columns, 13, has 2
                    """)
    void aFaultIsToldWithItsLine(String line, String message) {
        assertEquals(
                "my.csv, line 5: " + message,
                assertThrows(InputProblem.class, () -> read(SOUND + line + "\n")).getMessage());
    }

    @Test
    void faultsOfTheWhole(@TempDir Path folder) throws IOException {
        assertEquals(
                "my.csv, line 1: needs the columns " + HEAD.strip() + ", has a,b",
                assertThrows(InputProblem.class, () -> read("a,b\n")).getMessage());
        assertEquals(
                "my.csv: needs at least one line of role drug and one of role outcome",
                assertThrows(
                                InputProblem.class,
                                () ->
                                        read(
                                                SOUND.lines()
                                                        .limit(2)
                                                        .reduce("", (a, b) -> a + b + "\n")))
                        .getMessage());
        assertEquals(
                "my.csv, line 6: a drug that is given for first symptoms cannot have effects of its own too",
                assertThrows(
                                InputProblem.class,
                                () ->
                                        read(
                                                SOUND
                                                        + "effect,ICD10/K92.2,ATC/M01AH01,,,,,,2,bell,1,30,\n"
                                                        + "protopathic,ATC/M01AH01,ICD10/K92.2,,,,,,,,-30,-1,0.1\n"))
                        .getMessage());
        assertEquals(
                "my.csv, line 6: code needs each pair of code and cause once, was 'ICD10/K92.2'",
                assertThrows(
                                InputProblem.class,
                                () ->
                                        read(
                                                SOUND
                                                        + "effect,ICD10/K92.2,ATC/M01AH01,,,,,,2,bell,1,30,\n"
                                                                .repeat(2)))
                        .getMessage());
        var nowhere = folder.resolve("nowhere.csv");
        assertTrue(
                assertThrows(InputProblem.class, () -> DrugEffectsReader.read(nowhere))
                        .getMessage()
                        .startsWith(nowhere + " is not there;"));
        var latin = Files.write(folder.resolve("latin.csv"), new byte[] {'r', (byte) 0xE9});
        assertEquals(
                latin + " is not text in UTF-8; save it so",
                assertThrows(InputProblem.class, () -> DrugEffectsReader.read(latin)).getMessage());
    }

    /// What a simulated store keeps can be given back.
    @Test
    void theTextOfTheExampleGivesTheExample() {
        var example = DrugEffectsReader.example();
        assertEquals(example, read(example.text()));
        assertEquals(23, example.of(SimulatedEvent.What.DRUG).size());
    }
}
