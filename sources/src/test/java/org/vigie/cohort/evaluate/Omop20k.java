package org.vigie.cohort.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.vigie.ReferenceData;
import org.vigie.source.omop.OmopImport;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// The reference people as a store, imported once for all tests of a run.
final class Omop20k {

    private static Store store;

    private Omop20k() {}

    static synchronized Store store() {
        if (store == null) {
            var source = ReferenceData.require("omop20k");
            try {
                var folder = Files.createTempDirectory("omop20k");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
                new OmopImport(source, folder.resolve("store"), "2GB", 0, "", Progress.SILENT)
                        .run();
                store = Store.open(folder.resolve("store"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return store;
    }

    private static void remove(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.out.println("left behind: " + folder);
        }
    }
}
