package org.vigie.cli.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.cli.console.ConsoleProgress;
import org.vigie.source.SourceImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.SourceStamp;
import org.vigie.store.Manifest;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Pseudonymised;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.Ledger;
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

    @Option(
            names = "--also",
            description =
                    """
                    With --append: add although the store has the same months of the same \
                    tables, or most of the events, already.\
                    """)
    boolean also;

    @Mixin PseudonymOptions pseudonyms;

    /// What is done to people's identifiers; known once the import runs.
    Pseudonymisation pseudonymisation = Pseudonymisation.NONE;

    /// An import of one format with these options.
    interface Reading {
        SourceImport of(ConsoleProgress progress) throws IOException;
    }

    private boolean numbering;

    /// Reads a format whose people have no number of their own: without a key, they are given one
    /// that is the same in every delivery.
    int runNumbering(CommandSpec spec, List<Path> sources, Reading reading) throws IOException {
        numbering = true;
        return run(spec, sources, reading);
    }

    /// Reads, and says what came of it.
    ///
    /// @param sources the folders or files that are read
    int run(CommandSpec spec, List<Path> sources, Reading reading) throws IOException {
        if (shards < 0 || shards > MOST_SHARDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--shards needs a number from 0 to " + MOST_SHARDS + ", was " + shards);
        }
        try (var progress = new ConsoleProgress()) {
            if (also && !append) {
                throw new ParameterException(spec.commandLine(), "--also needs --append");
            }
            pseudonymisation = pseudonyms.asked(spec, progress);
            if (numbering && !pseudonymisation.pseudonymised()) {
                pseudonymisation = Pseudonymisation.LASTING;
            }
            var manifest = append ? append(sources, reading, progress) : reading.of(progress).run();
            progress.clear();
            var out = spec.commandLine().getOut();
            out.print(ManifestSummary.imported(manifest, store));
            out.flush();
        }
        return 0;
    }

    /// Imports aside, split as the store is, and adds what came of it. An addition that a killed
    /// process had made of the same files is not made again.
    private Manifest append(List<Path> sources, Reading reading, ConsoleProgress progress)
            throws IOException {
        var target = store;
        shards = Store.readManifest(target).shards().size();
        Pseudonymised.requireSame(
                target,
                switch (pseudonymisation) {
                    case Pseudonymisation.AsTheyAre _, Pseudonymisation.Numbered _ ->
                            Optional.empty();
                    case Pseudonymisation.Keyed keyed -> Optional.of(keyed.note());
                });
        refuse(target, reading.of(progress));
        var aside =
                WorkFolders.createOrTakeOver(
                        target,
                        WorkFolders.partial(target),
                        String.join(
                                "\n",
                                "append",
                                sources.stream().map(Path::toAbsolutePath).toList().toString(),
                                site,
                                pseudonymisation.words(),
                                sources.stream().map(SourceStamp::of).toList().toString()));
        WorkFolders.remove(target, progress);
        try {
            store = aside.resolve("addition");
            if (!Files.exists(store)) {
                reading.of(progress).run();
            }
            return StoreAppend.append(target, store, also, progress);
        } finally {
            store = target;
            WorkFolders.delete(aside);
        }
    }

    /// Refuses before anything is read what the store has already, or was asked for otherwise.
    private void refuse(Path target, SourceImport delivery) throws IOException {
        var ledger =
                Ledger.of(target, Store.readManifest(target), pseudonymisation.pseudonymised());
        ledger.refuse(delivery.files(), also);
        ledger.refuseOtherwise(delivery.kind(), delivery.asked());
    }
}
