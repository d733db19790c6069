package org.vigie.source.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.store.Finding;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;

/// Faults that deliveries have are planted one by one in simulated raw files: each is found and
/// counted, or refused in a line, and everything else is as it is without it.
@Tag("slow")
class PlantedFaultsTest {

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> omop() throws Exception {
        return of(FaultySource.OMOP);
    }

    @TestFactory
    Stream<DynamicTest> meds() throws Exception {
        return of(FaultySource.MEDS);
    }

    @TestFactory
    Stream<DynamicTest> synthea() throws Exception {
        return of(FaultySource.SYNTHEA);
    }

    @TestFactory
    Stream<DynamicTest> snds() throws Exception {
        return of(FaultySource.SNDS);
    }

    private Stream<DynamicTest> of(FaultySource source) throws Exception {
        var raw = folder.resolve("raw");
        source.write(raw);
        var clean = folder.resolve("clean");
        source.read(raw, clean);
        var findings = findings(clean);
        return source.faults().stream()
                .map(fault ->
                        DynamicTest.dynamicTest(
                                fault.name(), () -> check(source, fault, raw, clean, findings)));
    }

    private void check(
            FaultySource source, Fault fault, Path raw, Path clean, Map<String, Long> before)
            throws Exception {
        var faulty = folder.resolve("faulty");
        var store = folder.resolve("store");
        RawFolder.copy(raw, faulty);
        try {
            var outcome = fault.plant().in(new RawFolder(faulty, source.mark()));
            if (outcome.refusal().isPresent()) {
                var problem = assertThrows(InputProblem.class, () -> source.read(faulty, store));
                assertTrue(
                        problem.getMessage().contains(outcome.refusal().get()),
                        problem.getMessage());
                assertFalse(problem.getMessage().contains("\n"), problem.getMessage());
                assertFalse(Files.exists(store), "a store of a delivery that was refused");
                return;
            }
            source.read(faulty, store);
            assertEquals(outcome.findings(), more(before, findings(store)), "what was found");
            assertEquals(outcome.difference(), Difference.between(clean, store));
        } finally {
            WorkFolders.delete(faulty);
            if (Files.exists(store)) {
                WorkFolders.delete(store);
            }
        }
    }

    /// How many by rule and table.
    private static Map<String, Long> findings(Path store) throws IOException {
        var counts = new TreeMap<String, Long>();
        for (Finding finding : Store.readManifest(store).findings()) {
            counts.merge(finding.rule() + " " + finding.table(), finding.count(), Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> more(Map<String, Long> before, Map<String, Long> after) {
        var more = new TreeMap<>(after);
        before.forEach((rule, count) -> more.merge(rule, -count, Long::sum));
        more.values().removeIf(count -> count == 0);
        return more;
    }

    @Test
    void thereAreManyOfEverySource() {
        for (var source : FaultySource.values()) {
            var names = source.faults().stream().map(Fault::name).toList();
            assertTrue(names.size() >= 15, source + " " + names.size());
            assertEquals(names.size(), new HashSet<>(names).size(), List.copyOf(names).toString());
        }
    }
}
