package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.simulate.people.Simulation;
import org.vigie.simulate.raw.RawFiles;
import org.vigie.simulate.raw.RawFormat;
import org.vigie.timeline.Progress;

/// An import is killed as soon as its journal has 1, 2, 3 … lines; what goes on makes the bytes of
/// one that nobody killed. So no step changes what an earlier question would be answered. Some of
/// the steps, drawn by a printed seed; all of them with `-Dvigie.slow=true`.
@Tag("slow")
class KilledStepsTest {

    private static final int DRAWN = 2;
    private static final int MOST = 1_000;

    @TempDir Path folder;

    @Test
    void claims() throws Exception {
        everyStep("snds", simulated(RawFormat.SNDS));
    }

    @Test
    void omop() throws Exception {
        everyStep("omop", simulated(RawFormat.OMOP));
    }

    @Test
    void synthea() throws Exception {
        var source = Files.createDirectories(folder.resolve("csv"));
        var random = new SplittableRandom(7);
        var people = new StringBuilder("Id,BIRTHDATE,DEATHDATE,GENDER,STATE,COUNTY\n");
        var visits =
                new StringBuilder(
                        "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,"
                                + "BASE_ENCOUNTER_COST,TOTAL_CLAIM_COST,PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION\n");
        var conditions =
                new StringBuilder("START,STOP,PATIENT,ENCOUNTER,SYSTEM,CODE,DESCRIPTION\n");
        var money =
                new StringBuilder(
                        "ID,CLAIMID,CHARGEID,PATIENTID,PROVIDERID,APPOINTMENTID,TYPE,AMOUNT,METHOD,PAYMENTS,"
                                + "ADJUSTMENTS,TRANSFERS,FROMDATE,PROCEDURECODE,UNITS\n");
        for (int i = 0; i < 200; i++) {
            people.append(
                    "p%d,19%02d-01-02,,%s,MA,Norfolk\n"
                            .formatted(i, 10 + i % 80, i % 2 == 0 ? "F" : "M"));
            for (int k = 0; k < 4; k++) {
                String visit = "v" + i + "x" + k;
                String day = "20%02d-0%d-1%d".formatted(10 + k, 1 + i % 9, i % 10);
                visits.append(
                        "%s,%sT10:00:00Z,%sT11:00:00Z,p%d,o1,d1,y1,wellness,410620009,Check up,10.00,20.00,5.00,,\n"
                                .formatted(visit, day, day, i));
                conditions.append(
                        "%s,,%s,%s,SNOMED-CT,%d,Illness\n"
                                .formatted(
                                        random.nextInt(40) == 0 ? "never" : day,
                                        random.nextInt(40) == 0 ? "nobody" : "p" + i,
                                        visit,
                                        100 + random.nextInt(30)));
                money.append(
                        "t%s,c%s,1,p%d,d1,%s,CHARGE,20.00,,0.00,0.00,,%sT10:00:00Z,410620009,1\n"
                                .formatted(visit, visit, i, visit, day));
                money.append(
                        "u%s,c%s,2,p%d,d1,%s,PAYMENT,,CASH,%d.00,0.00,,%sT10:00:00Z,410620009,\n"
                                .formatted(visit, visit, i, visit, random.nextInt(25), day));
            }
        }
        Files.writeString(source.resolve("patients.csv"), people);
        Files.writeString(source.resolve("encounters.csv"), visits);
        Files.writeString(source.resolve("conditions.csv"), conditions);
        Files.writeString(source.resolve("claims_transactions.csv"), money);
        everyStep("synthea", source);
    }

    private Path simulated(RawFormat format) throws Exception {
        var source = folder.resolve("raw");
        RawFiles.write(Simulation.of(60), format, source, Progress.SILENT);
        return source;
    }

    private void everyStep(String what, Path source) throws Exception {
        var unharmed = folder.resolve("unharmed/store");
        Files.createDirectories(unharmed.getParent());
        var seen = end(0, what, source, unharmed, OtherProcess.STEP + MOST);
        assertTrue(seen.startsWith(OtherProcess.SEEN), seen);
        int all = Integer.parseInt(seen.substring(OtherProcess.SEEN.length()).strip());
        var expected = StoreBytes.of(unharmed);
        int killed = 0;
        for (int step : steps(all)) {
            var store = folder.resolve("killed" + step + "/store");
            Files.createDirectories(store.getParent());
            var process =
                    OtherProcess.builder(
                                    what,
                                    source.toString(),
                                    store.toString(),
                                    OtherProcess.STEP + step)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                break;
            }
            assertEquals(OtherProcess.KILLED, process.exitValue(), said);
            assertTrue(
                    end(0, what, source, store, "")
                            .startsWith("going on with an import that was stopped"),
                    "step " + step);
            assertEquals(expected, StoreBytes.of(store), what + " killed after step " + step);
            killed++;
        }
        System.out.println(what + ": killed after " + killed + " of its steps");
        assertTrue(killed > 0, "no process was killed");
    }

    /// All, or some of those that were seen.
    private static int[] steps(int seen) {
        if (Boolean.getBoolean("vigie.slow")) {
            return IntStream.rangeClosed(1, MOST).toArray();
        }
        long seed = Seed.of("steps killed after, of " + seen);
        return new SplittableRandom(seed).ints(DRAWN, 1, seen).sorted().distinct().toArray();
    }

    private static String end(int code, String what, Path source, Path store, String task)
            throws Exception {
        var process = OtherProcess.builder(what, source.toString(), store.toString(), task).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), text);
        return text;
    }
}
