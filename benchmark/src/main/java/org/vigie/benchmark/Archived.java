package org.vigie.benchmark;

import java.nio.file.Path;
import java.util.Locale;
import org.vigie.runner.LocalRunner;
import org.vigie.store.WorkFolders;
import org.vigie.store.parquet.Repacking;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreArchive;
import org.vigie.timeline.Progress;

/// A store beside its archives: size, time to pack and unpack, and the questions asked of both in
/// turn.
final class Archived {

    private static final int RUNS = 5;

    private Archived() {}

    static void print(Path store, Path archive) throws Exception {
        System.out.println(
                """
                Archives: level, bytes an event, seconds to pack and to unpack

                | level | bytes | pack | unpack |
                |---|---|---|---|\
                """);
        double events = Store.readManifest(store).events();
        for (int level : new int[] {1, StoreArchive.LEVEL, 9}) {
            long begun = System.nanoTime();
            var manifest =
                    StoreArchive.write(store, archive, new Repacking.Pack(level), Progress.SILENT);
            double packing = (System.nanoTime() - begun) / 1e9;
            var again = archive.resolveSibling(archive.getFileName() + "-unpacked");
            begun = System.nanoTime();
            StoreArchive.write(archive, again, new Repacking.Unpack(), Progress.SILENT);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f s | %.1f s |%n",
                    level,
                    manifest.bytes() / events,
                    packing,
                    (System.nanoTime() - begun) / 1e9);
            WorkFolders.delete(again);
            if (level == StoreArchive.LEVEL) {
                ask(store, archive);
            }
            WorkFolders.delete(archive);
        }
        System.out.println();
    }

    private static void ask(Path store, Path archive) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        try (var plain = Store.open(store);
                var packed = Store.open(archive)) {
            var one = new LocalRunner(plain, cores, Progress.SILENT);
            var other = new LocalRunner(packed, cores, Progress.SILENT);
            for (var question : Question.of(plain.codes())) {
                var timed =
                        Timed.of(
                                question.words(),
                                RUNS,
                                () -> question.fold().apply(one),
                                () -> question.fold().apply(other));
                System.out.printf(
                        Locale.ROOT,
                        "|   | %s | mapped %.3f s | packed %.3f s |%n",
                        question.words(),
                        Timed.median(timed.ours()),
                        Timed.median(timed.theirs()));
            }
        }
    }
}
