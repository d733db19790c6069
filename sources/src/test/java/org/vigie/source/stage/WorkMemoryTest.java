package org.vigie.source.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Memory and threads, by hand.
class WorkMemoryTest {

    @ParameterizedTest
    @CsvSource({
        "2GB, 64, 16",
        "2GB, 2, 2",
        "60MB, 8, 1",
        "249MB, 8, 1",
        "250MB, 8, 2",
        "250 mb, 8, 2",
        "1.5GB, 64, 12",
        "1GiB, 64, 8",
        "1TB, 64, 64",
        "0B, 64, 1",
        "500000KB, 64, 4",
        "80%, 64, 64",
    })
    void threadsThatShareMemory(String memory, int processors, int threads) {
        assertEquals(threads, WorkMemory.threads(memory, processors));
    }

    @Test
    void halfOfTheMachine() {
        assertEquals("16000MB", WorkMemory.of(32_000_000_000L));
        assertEquals("1000MB", WorkMemory.of(1_500_000_000L));
    }
}
