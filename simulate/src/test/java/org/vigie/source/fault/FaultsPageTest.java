package org.vigie.source.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.WorkFolders;

/// `docs/faults.md` says what {@link PlantedFaultsTest} plants and what must come of it.
@Tag("long")
class FaultsPageTest {

    private static final Path PAGE = Path.of("../docs/faults.md");

    private static final String HEAD =
            """
            # Faults of deliveries

            Made of the faults that `PlantedFaultsTest` plants one by one in simulated raw files; do not edit it. To make it anew:
            `mvn verify -pl simulate -am -Dtest=FaultsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dvigie.write=true`.

            *Found* is what the import says beyond what it says without the fault (rule, table, how many more); *otherwise* is by
            what the store differs from one without it. Everything else is the same: every person, every day of observation, every
            event with all its values, every cent. What no reader can notice is in [testing.md](testing.md#faults-of-deliveries).
            """;

    @TempDir Path folder;

    @Test
    void thePageIsWhatThePlantsSay() throws Exception {
        var page = new StringBuilder(HEAD);
        for (var source : FaultySource.values()) {
            var raw = folder.resolve("raw" + source);
            source.write(raw);
            page.append(
                    "\n## %s\n\n| fault | what is done | found | otherwise |\n|---|---|---|---|\n"
                            .formatted(title(source)));
            for (var fault : source.faults()) {
                var faulty = folder.resolve("faulty");
                RawFolder.copy(raw, faulty);
                var outcome = fault.plant().in(new RawFolder(faulty, source.mark()));
                WorkFolders.delete(faulty);
                page.append(
                        "| %s | %s | %s | %s |\n"
                                .formatted(
                                        fault.name(),
                                        fault.what(),
                                        outcome.foundInWords().replace("|", "\\|"),
                                        outcome.changeInWords()));
            }
        }
        if (Boolean.getBoolean("vigie.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page.toString(),
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/faults.md is stale: run this test with -Dvigie.write=true");
    }

    private static String title(FaultySource source) {
        return source == FaultySource.SYNTHEA ? "Synthea" : source.name().toUpperCase(Locale.ROOT);
    }
}
