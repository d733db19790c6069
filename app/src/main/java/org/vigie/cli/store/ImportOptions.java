package org.vigie.cli.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vigie.cli.console.ConsoleProgress;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.SourceStamp;
import org.vigie.store.Manifest;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Pseudonymised;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What every import can be told.
final class ImportOptions {

    private static final int MOST_SHARDS = 9999;

    @Option(
            names = "--into",
            paramLabel = "STORE",
            required = true,
            description = "The store to make.")
    Path store;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "2GB",
            description =
                    """
                    What sorting may hold in memory before it uses the disk (default: \
                    ${DEFAULT-VALUE}).\
                    """)
    String memory;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many shards to make (default: as many as the events need).")
    int shards;

    @Option(
            names = "--site",
            paramLabel = "NAME",
            defaultValue = "",
            description =
                    "The country or database these people are from (default: what the data say).")
    String site;

    @Option(
            names = "--append",
            description = "Add to the store that is there: a new month, more people.")
    boolean append;

    @Mixin PseudonymOptions pseudonyms;

    /// What is done to people's identifiers; known once the import runs.
    Pseudonymisation pseudonymisation = Pseudonymisation.NONE;

    /// Reads one format with these options.
    interface Reading {
        Manifest run(ConsoleProgress progress) throws IOException;
    }

    /// Reads a format whose people have no number of their own, so that it gives them one by their
    /// order: only a keyed hash of what they are called is the same in the next delivery.
    int runNumbering(CommandSpec spec, Path source, Reading reading) throws IOException {
        if (append && !pseudonyms.asked()) {
            throw new ParameterException(
                    spec.commandLine(),
                    """
                    --append needs --pseudonymise here: people of this format have no \
                    number of their own, and the numbers that an import gives them are not \
                    those of the next; use one key for all parts, or import all parts at \
                    once\
                    """);
        }
        return run(spec, source, reading);
    }

    /// Reads, and says what came of it.
    int run(CommandSpec spec, Path source, Reading reading) throws IOException {
        if (shards < 0 || shards > MOST_SHARDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--shards needs a number from 0 to " + MOST_SHARDS + ", was " + shards);
        }
        try (var progress = new ConsoleProgress()) {
            pseudonymisation = pseudonyms.asked(spec, progress);
            var manifest = append ? append(source, reading, progress) : reading.run(progress);
            progress.clear();
            var out = spec.commandLine().getOut();
            out.print(ManifestSummary.imported(manifest, store));
            out.flush();
        }
        return 0;
    }

    /// Imports aside, split as the store is, and adds what came of it. An addition that a killed
    /// process had made of the same files is not made again.
    private Manifest append(Path source, Reading reading, ConsoleProgress progress)
            throws IOException {
        var target = store;
        shards = Store.readManifest(target).shards().size();
        Pseudonymised.requireSame(
                target,
                switch (pseudonymisation) {
                    case Pseudonymisation.AsTheyAre _ -> Optional.empty();
                    case Pseudonymisation.Keyed keyed -> Optional.of(keyed.note());
                });
        var aside =
                WorkFolders.createOrTakeOver(
                        target,
                        WorkFolders.partial(target),
                        String.join(
                                "\n",
                                "append",
                                source.toAbsolutePath().toString(),
                                site,
                                pseudonymisation.words(),
                                SourceStamp.of(source)));
        WorkFolders.remove(target, progress);
        try {
            store = aside.resolve("addition");
            if (!Files.exists(store)) {
                reading.run(progress);
            }
            return StoreAppend.append(target, store, progress);
        } finally {
            store = target;
            WorkFolders.delete(aside);
        }
    }
}
