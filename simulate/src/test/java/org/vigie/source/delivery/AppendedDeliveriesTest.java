package org.vigie.source.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vigie.source.delivery.DealtSource.bytes;
import static org.vigie.source.delivery.DealtSource.copy;
import static org.vigie.source.delivery.DealtSource.omop;
import static org.vigie.source.delivery.DealtSource.snds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.Slow;
import org.vigie.simulate.people.Simulation;
import org.vigie.simulate.raw.RawFiles;
import org.vigie.simulate.raw.RawFormat;
import org.vigie.source.delivery.DealtSource.Reading;
import org.vigie.store.Finding;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Progress;

/// Deliveries that are added one after another, in whatever order, make the bytes of one import of
/// all of them, and what is said of the whole is what that import says.
@Tag("long")
class AppendedDeliveriesTest {

    private static final Set<String> OF_THE_WHOLE =
            Set.of(
                    "no-birth",
                    "no-sex",
                    "no-period",
                    "no-observation-periods",
                    "pseudonymised",
                    "event-before-birth",
                    "event-after-death",
                    "event-outside-observation",
                    "missing-month");

    @TempDir Path folder;
    private DealtSource source;

    @BeforeEach
    void source() {
        source = new DealtSource(folder, false);
    }

    /// Adds the deliveries in two orders and compares with one import.
    private void assertAlike(Reading reading) throws Exception {
        reading.of(source.raw(), folder.resolve("whole")).run();
        for (int part = 0; part < DealtSource.PARTS; part++) {
            reading.of(folder.resolve("delivery" + part), folder.resolve("part" + part)).run();
        }
        for (var order : List.of(List.of(0, 1, 2), List.of(2, 0, 1))) {
            var store = folder.resolve("store" + order);
            copy(folder.resolve("part" + order.getFirst()), store);
            for (int part : order.subList(1, DealtSource.PARTS)) {
                StoreAppend.append(
                        store,
                        folder.resolve("part" + part),
                        true,
                        reading.of(folder.resolve("delivery" + part), store).ofAll(),
                        Progress.SILENT);
            }
            assertEquals(bytes(folder.resolve("whole")), bytes(store), () -> "order " + order);
            assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
            var ledger = Store.readManifest(store).deliveries();
            assertEquals(List.of(1, 2, 3), ledger.stream().map(one -> one.number()).toList());
            assertEquals(
                    whole(folder.resolve("whole"), false), whole(store, true), "order " + order);
            WorkFolders.delete(store);
        }
    }

    /// What is said of the whole; in a store that grew it names no delivery.
    private static Set<String> whole(Path store, boolean grown) throws IOException {
        var found = new TreeSet<String>();
        for (Finding finding : Store.readManifest(store).findings()) {
            if (OF_THE_WHOLE.contains(finding.rule())) {
                found.add(
                        finding.rule()
                                + " "
                                + finding.table()
                                + " "
                                + finding.count()
                                + (finding.rule().equals("missing-month")
                                        ? " " + finding.effect()
                                        : ""));
            }
            assertEquals(
                    grown && !OF_THE_WHOLE.contains(finding.rule()),
                    finding.delivery().isPresent()
                            || grown && finding.effect().startsWith("kept as recorded"),
                    finding.toString());
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void omopByTime(boolean keyed) throws Exception {
        Slow.unless(!keyed);
        source.omopByTime();
        assertAlike(omop(keyed));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void omopByPeople(boolean keyed) throws Exception {
        Slow.unless(keyed);
        source.omopByPeople();
        assertAlike(omop(keyed));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sndsByTime(boolean keyed) throws Exception {
        Slow.unless(keyed);
        source.sndsByTime();
        assertAlike(snds(keyed));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sndsByPeople(boolean keyed) throws Exception {
        Slow.unless(!keyed);
        source.sndsByPeople();
        assertAlike(snds(keyed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"time", "people", "time keyed", "people keyed", "time told", "people told"})
    void meds(String split) throws Exception {
        Slow.unless(split.contains(" "));
        source.medsBy(split);
        assertAlike(DealtSource.meds(split.endsWith("keyed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "people", "time keyed", "people keyed"})
    void synthea(String how) throws Exception {
        Slow.unless(how.equals("people") || how.equals("time keyed"));
        source.syntheaBy(how.startsWith("time"));
        assertAlike(DealtSource.synthea(how.endsWith("keyed")));
    }

    /// Of periods, of days of care and of events that tell of observation.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "omop people",
                "omop time",
                "snds time",
                "snds people",
                "meds time",
                "meds people",
                "meds time told",
                "meds people told",
                "synthea time",
                "synthea people"
            })
    void whatHasNoEndEndsWithAllDeliveries(String split) throws Exception {
        Slow.unless(split.equals("omop people"));
        source = new DealtSource(folder, true);
        var how = split.substring(split.indexOf(' ') + 1);
        switch (split.substring(0, split.indexOf(' '))) {
            case "omop" -> {
                if (how.equals("time")) {
                    source.omopByTime();
                } else {
                    source.omopByPeople();
                }
                assertAlike(omop(false));
            }
            case "snds" -> {
                if (how.equals("time")) {
                    source.sndsByTime();
                } else {
                    source.sndsByPeople();
                }
                assertAlike(snds(false));
            }
            case "meds" -> {
                source.medsBy(how);
                assertAlike(DealtSource.meds(false));
            }
            default -> {
                source.syntheaBy(how.equals("time"));
                assertAlike(DealtSource.synthea(false));
            }
        }
    }

    @Test
    void theRowsOfAllDeliveriesAreThoseOfTheWhole() throws Exception {
        var raw = folder.resolve("raw");
        RawFiles.write(Simulation.of(60), RawFormat.SNDS, raw, Progress.SILENT);
        var split = new SplitFolder(raw, ";");
        split.write(source.deliveries(), (_, row) -> DealtSource.byPerson(row.toString()), true);
        long rows = 0;
        for (var delivery : source.deliveries()) {
            rows += split.rows(delivery.resolve("ER_PRS_F_2010.csv")).size();
        }
        assertEquals(split.rows(raw.resolve("ER_PRS_F_2010.csv")).size(), rows);
    }
}
