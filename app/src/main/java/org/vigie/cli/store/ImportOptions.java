package org.vigie.cli.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.cli.console.Console;
import org.vigie.cli.console.ConsoleProgress;
import org.vigie.source.DeliveryReplacement;
import org.vigie.source.DeliveryReplacement.Told;
import org.vigie.source.SourceImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.SourceStamp;
import org.vigie.source.stage.WorkMemory;
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
            description =
                    """
                    What sorting and joining may hold in memory before they use the disk, such \
                    as 2GB (default: half of the machine's).\
                    """)
    String memory = "";

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
                    With --append or --replace: add although the store has the same months of \
                    the same tables, or most of the events, already.\
                    """)
    boolean also;

    @Option(
            names = "--replace",
            paramLabel = "N",
            description =
                    """
                    Put these corrected files in the place of those of delivery N ('vigie check \
                    STORE' lists them): tables, or months of tables. All deliveries are read \
                    again.\
                    """)
    Integer replace;

    @Option(
            names = "--delivery",
            paramLabel = "FOLDER",
            description =
                    """
                    With --replace: where other deliveries lie, one or a folder of them. May be \
                    said several times.\
                    """)
    List<Path> folders = new ArrayList<>();

    @Mixin PseudonymOptions pseudonyms;

    /// What is done to people's identifiers; known once the import runs.
    Pseudonymisation pseudonymisation = Pseudonymisation.NONE;

    /// An import of one format with these options.
    interface Reading {
        /// @param told what is not as these options say
        SourceImport of(Path source, Path store, Told told, ConsoleProgress progress);
    }

    /// The site of a delivery: as it was, or as it is asked for now.
    String site(Told told) {
        return told.site().orElse(site);
    }

    private Told told(Set<Integer> claimed) {
        return new Told(shards, Optional.empty(), Optional.empty(), claimed);
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
        if (memory.isEmpty()) {
            memory = WorkMemory.ofMachine();
        }
        WorkMemory.fault(memory)
                .ifPresent(fault -> {
                    throw new ParameterException(spec.commandLine(), fault);
                });
        try (var progress = Console.of(spec).progress()) {
            check(spec);
            pseudonymisation = pseudonyms.asked(spec, progress);
            if (numbering && !pseudonymisation.pseudonymised()) {
                pseudonymisation = Pseudonymisation.LASTING;
            }
            var before = before();
            var manifest =
                    replace != null
                            ? replace(sources, reading, progress)
                            : append
                                    ? append(sources, reading, progress)
                                    : reading.of(
                                                    sources.getFirst(),
                                                    store,
                                                    told(Set.of()),
                                                    progress)
                                            .run();
            progress.clear();
            Console.of(spec)
                    .answer(
                            spec,
                            () -> words(before, manifest),
                            () -> ManifestSummary.facts(manifest, store));
        }
        return 0;
    }

    /// What the store held before it is changed; nothing where it is made.
    private Optional<Manifest> before() throws IOException {
        return append || replace != null
                ? Optional.of(Store.readManifest(store))
                : Optional.empty();
    }

    private String words(Optional<Manifest> before, Manifest manifest) {
        int number = replace == null ? manifest.deliveries().size() : replace;
        return before.map(was -> ManifestSummary.changed(was, manifest, number, store))
                .orElseGet(() -> ManifestSummary.imported(manifest, store));
    }

    /// Of a database.
    void refuseReplacing(CommandSpec spec) {
        if (replace != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--replace needs a folder of files: what a database says may be other "
                            + "tomorrow");
        }
    }

    private void check(CommandSpec spec) {
        var line = spec.commandLine();
        if (append && replace != null) {
            throw new ParameterException(
                    line, "--append adds a delivery, --replace corrects one: say one of them");
        }
        if (also && !append && replace == null) {
            throw new ParameterException(line, "--also needs --append or --replace");
        }
        if (!folders.isEmpty() && replace == null) {
            throw new ParameterException(line, "--delivery needs --replace");
        }
    }

    private Manifest replace(List<Path> sources, Reading reading, ConsoleProgress progress)
            throws IOException {
        return new DeliveryReplacement(
                        new DeliveryReplacement.Asked(
                                store, replace, sources.getFirst(), site, folders, also),
                        (from, into, told) -> reading.of(from, into, told, progress),
                        pseudonymisation,
                        progress)
                .run();
    }

    /// Imports aside, split as the store is, and adds what came of it. An addition that a killed
    /// process had made of the same files is not made again.
    private Manifest append(List<Path> sources, Reading reading, ConsoleProgress progress)
            throws IOException {
        var target = store;
        var there = Store.readManifest(target);
        shards = there.shards().size();
        Pseudonymised.requireSame(
                target,
                switch (pseudonymisation) {
                    case Pseudonymisation.AsTheyAre _, Pseudonymisation.Numbered _ ->
                            Optional.empty();
                    case Pseudonymisation.Keyed keyed -> Optional.of(keyed.note());
                });
        var ledger = Ledger.of(target, there, pseudonymisation.pseudonymised());
        var told = told(ledger.claimed(0));
        var delivery = reading.of(sources.getFirst(), target, told, progress);
        // Before anything is read, what the store has already or was asked for otherwise.
        ledger.refuse(delivery.files(), also);
        ledger.refuseOtherwise(delivery.kind(), delivery.asked());
        var aside =
                WorkFolders.createOrTakeOver(
                        target,
                        WorkFolders.partial(target),
                        String.join(
                                "\n",
                                "append " + new TreeSet<>(told.claimed()),
                                sources.stream().map(Path::toAbsolutePath).toList().toString(),
                                site,
                                pseudonymisation.words(),
                                sources.stream().map(SourceStamp::of).toList().toString()));
        WorkFolders.remove(target, progress);
        try {
            var addition = aside.resolve("addition");
            if (!Files.exists(addition)) {
                reading.of(sources.getFirst(), addition, told, progress).run();
            }
            return StoreAppend.append(target, addition, also, delivery.ofAll(), progress);
        } finally {
            WorkFolders.delete(aside);
        }
    }
}
