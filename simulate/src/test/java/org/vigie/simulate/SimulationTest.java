package org.vigie.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.people.Simulation;

class SimulationTest {

    private static String problem(int people, List<String> sites, int shards) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> new Simulation(people, 1, sites, true, DrugEffects.NONE, shards))
                .getMessage();
    }

    @Test
    void whatCannotBeSimulatedIsRefusedWithTheReason() {
        assertEquals(
                "a simulation needs a number of people above 0, was 0",
                problem(0, List.of("FR"), 1));
        assertEquals("a simulation needs at least one site, such as FR", problem(1, List.of(), 1));
        assertEquals(
                "sites need names that differ and are not empty, were [FR, FR]",
                problem(1, List.of("FR", "FR"), 1));
        assertEquals(
                "sites need names that differ and are not empty, were []",
                problem(1, List.of(""), 1));
        assertEquals("a simulation needs 1 to 4096 shards, was 0", problem(1, List.of("FR"), 0));
    }

    @Test
    void shardsKeepAFewThreadsBusyAndHoldWhatTheyCan() {
        assertEquals(1, Simulation.of(1).shards());
        assertEquals(8, Simulation.of(1_000_000).shards());
        assertEquals(30, Simulation.of(10_000_000).shards());
    }
}
