package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulate.people.Simulation;
import org.vigie.simulate.raw.RawFiles;
import org.vigie.simulate.raw.RawFormat;
import org.vigie.source.omop.OmopImport;
import org.vigie.timeline.Progress;

/// With so little memory that a query of all tables at once would not be answered, an import ends
/// all the same, and makes the same bytes.
@Tag("long")
class LittleMemoryTest {

    private static final int PEOPLE = 3000;

    @TempDir Path folder;

    @Test
    void omop() throws Exception {
        var raw = folder.resolve("raw");
        RawFiles.write(Simulation.of(PEOPLE), RawFormat.OMOP, raw, Progress.SILENT);
        for (var memory : new String[] {"60MB", "1GB"}) {
            new OmopImport(raw, folder.resolve(memory), memory, 2, "", Progress.SILENT).run();
        }
        assertEquals(StoreBytes.of(folder.resolve("1GB")), StoreBytes.of(folder.resolve("60MB")));
    }
}
