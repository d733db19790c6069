package org.vigie.simulate.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.effects.DrugEffectsReader;
import org.vigie.simulate.people.Simulation;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.snds.SndsImport;
import org.vigie.store.Manifest;
import org.vigie.store.read.Store;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// The same people written as a store, as OMOP and as the SNDS: what comes back are the same
/// persons with the same events on the same days and the same euros, to the cent.
@Tag("long")
class RoundTripTest {

    private static final Simulation SOME = Simulation.of(300).withSeed(7);

    @TempDir Path folder;

    /// Persons and events, one a line, in order. Amounts are in cents.
    private List<String> lives(Path store, Function<String, String> common, boolean reimbursed)
            throws IOException {
        var lines = new ArrayList<String>();
        try (var opened = Store.open(store)) {
            opened.forEach(person -> {
                lines.add(
                        person.person()
                                + " "
                                + person.sex()
                                + " "
                                + Days.text(person.birthDay()).substring(0, 7)
                                + " "
                                + Days.text(person.deathDay()));
                for (int e = 0; e < person.size(); e++) {
                    lines.add(
                            person.person()
                                    + " "
                                    + Days.text(person.day(e))
                                    + " "
                                    + common.apply(person.codes().text(person.code(e)))
                                    + amount(" paid ", person.cost(e))
                                    + (reimbursed
                                            ? amount(
                                                    " back ",
                                                    person.concept(Attribute.REIMBURSED_CENTS, e))
                                            : ""));
                }
            });
        }
        return lines.stream().sorted().toList();
    }

    private static String amount(String word, long cents) {
        return cents == Timeline.NONE ? "" : word + cents;
    }

    private static Map<String, String> crosswalk(Path snds) throws IOException {
        var codes = new HashMap<String, String>();
        var used = new HashSet<String>();
        for (var line :
                Files.readAllLines(snds.resolve("crosswalk.csv")).stream().skip(1).toList()) {
            var parts = line.split(";");
            assertTrue(used.add(parts[0]), parts[0] + " stands for two codes");
            codes.put(parts[0], parts[1]);
        }
        return codes;
    }

    @Test
    void noEventAndNoCentIsLost() throws Exception {
        roundTrip(SOME);
    }

    @Test
    void norIsOneOfADrugOrItsOutcomes() throws Exception {
        roundTrip(SOME.withDrugs(DrugEffectsReader.example()));
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("simulated/reference-set.csv"),
                        folder.resolve("snds/reference-set.csv")));
        assertEquals(
                DrugEffectsReader.example(),
                DrugEffectsReader.read(folder.resolve("omop/effects.csv")));
    }

    private void roundTrip(Simulation some) throws Exception {
        var simulated = folder.resolve("simulated");
        Simulator.write(some, simulated, Progress.SILENT);
        RawFiles.write(some, RawFormat.OMOP, folder.resolve("omop"), Progress.SILENT);
        RawFiles.write(some, RawFormat.SNDS, folder.resolve("snds"), Progress.SILENT);
        new OmopImport(
                        folder.resolve("omop"),
                        folder.resolve("from-omop"),
                        "1GB",
                        1,
                        "",
                        Progress.SILENT)
                .run();
        var found =
                new SndsImport(
                                folder.resolve("snds"),
                                folder.resolve("from-snds"),
                                "1GB",
                                1,
                                "",
                                Set.of(),
                                Optional.empty(),
                                Progress.SILENT)
                        .run();
        var crosswalk = crosswalk(folder.resolve("snds"));
        var truth = lives(simulated, code -> code, false);
        assertTrue(
                truth.size() > 20_000,
                "a simulation of a few people has " + truth.size() + " lines");
        assertEquals(truth, lives(folder.resolve("from-omop"), code -> code, false));
        assertEquals(
                truth,
                lives(
                        folder.resolve("from-snds"),
                        code -> crosswalk.getOrDefault(code, code),
                        false));
        assertEquals(
                lives(folder.resolve("from-omop"), code -> code, true),
                lives(
                        folder.resolve("from-snds"),
                        code -> crosswalk.getOrDefault(code, code),
                        true));
        decoysWereLeftOut(found);
    }

    /// What was left out is what the files say is to be left out, rule by rule and table by table;
    /// every rule that nobody switched off had something to leave out.
    private void decoysWereLeftOut(Manifest found) throws IOException {
        var due = new TreeMap<String, Long>();
        for (var line :
                Files.readAllLines(folder.resolve("snds/left-out.csv")).stream().skip(1).toList()) {
            var parts = line.split(";");
            due.merge(parts[0] + " " + parts[1], Long.parseLong(parts[2]), Long::sum);
        }
        var left = new TreeMap<String, Long>();
        found.findings().stream()
                .filter(f -> f.effect().startsWith("left out"))
                .forEach(f -> left.merge(f.rule() + " " + f.table(), f.count(), Long::sum));
        assertEquals(due, left);
        assertEquals(
                Set.of(
                        "dpn-qlf-71",
                        "geographic-finess",
                        "grouping-error",
                        "return-codes",
                        "regularisations",
                        "ghs-9999",
                        "ghm-14z08z",
                        "sej-typ-b",
                        "orphan",
                        "ambiguous-twin",
                        "private-invoices",
                        "not-billable",
                        "duplicate-invoice"),
                due.keySet().stream().map(key -> key.split(" ")[0]).collect(Collectors.toSet()));
        assertEquals(
                Set.of(
                        "mco_b",
                        "mco_d",
                        "mco_fastc",
                        "ssr_b",
                        "ssr_fa",
                        "ssr_stc",
                        "had_b",
                        "had_stc",
                        "rip_rsa",
                        "rip_stc",
                        "er_prs_f",
                        "er_pha_f"),
                due.keySet().stream().map(key -> key.split(" ")[1]).collect(Collectors.toSet()));
        assertTrue(
                found.findings().stream()
                        .anyMatch(
                                f -> f.rule().equals("twins") && f.count() == SOME.people() / 20));
        assertTrue(
                found.findings().stream()
                        .noneMatch(f ->
                                f.rule().equals("no-date")
                                        || f.rule().startsWith("unreadable")
                                        || f.rule().equals("regularisation-alone")));
    }

    @Test
    void theSameSimulationMakesTheSameFiles() throws Exception {
        for (var format : RawFormat.values()) {
            RawFiles.write(Simulation.of(30), format, folder.resolve("a"), Progress.SILENT);
            RawFiles.write(Simulation.of(30), format, folder.resolve("b"), Progress.SILENT);
            try (var files = Files.list(folder.resolve("a"))) {
                for (var file : files.toList()) {
                    assertEquals(
                            -1,
                            Files.mismatch(file, folder.resolve("b").resolve(file.getFileName())),
                            file.toString());
                    Files.delete(file);
                    Files.delete(folder.resolve("b").resolve(file.getFileName()));
                }
            }
            Files.delete(folder.resolve("a"));
            Files.delete(folder.resolve("b"));
        }
    }
}
