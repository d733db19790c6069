package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.store.parquet.Repacking;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie archive STORE --into ARCHIVE`.
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description =
                """
                Write a copy of a store, compressed with zstd to be kept or sent. An archive is \
                used like a store, is slower to read, and is standard Parquet.\
                """)
public final class ArchiveCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The store; with --unpack the archive.")
    Path store;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            required = true,
            description = "The folder to make.")
    Path into;

    @Option(
            names = "--unpack",
            description = "Turn an archive back into the store it was, to the last byte.")
    boolean unpack;

    @Option(
            names = "--level",
            paramLabel = "N",
            description =
                    "zstd's level, 1 (fast) to 22 (small); default " + StoreArchive.LEVEL + ".")
    Integer level;

    @Override
    public Integer call() throws Exception {
        var repacking = repacking();
        try (var progress = Console.of(spec).progress()) {
            var written = StoreArchive.write(store, into, repacking, progress);
            progress.clear();
            long before = Store.readManifest(store).bytes();
            Console.of(spec)
                    .answer(
                            spec,
                            () ->
                                    String.format(
                                            Locale.ROOT,
                                            "%s: %s in %,d bytes; %s has %,d%n",
                                            into,
                                            ManifestSummary.contents(written),
                                            written.bytes(),
                                            store,
                                            before),
                            () -> {
                                var facts = ManifestSummary.facts(written, into);
                                facts.put("bytes_before", before);
                                return facts;
                            });
        }
        return 0;
    }

    private Repacking repacking() {
        if (unpack && level != null) {
            throw new ParameterException(
                    spec.commandLine(), "--level is for packing; leave it out with --unpack");
        }
        int wanted = level == null ? StoreArchive.LEVEL : level;
        if (wanted < 1 || wanted > 22) {
            throw new ParameterException(
                    spec.commandLine(), "--level is from 1 to 22, was " + wanted);
        }
        return unpack ? new Repacking.Unpack() : new Repacking.Pack(wanted);
    }
}
