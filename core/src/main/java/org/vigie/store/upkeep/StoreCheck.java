package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.store.Finding;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.StoreProblem;
import org.vigie.store.WorkFolders;
import org.vigie.store.parquet.UnreadableFile;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Reads every byte of a store and says what is wrong with it: each fault with its file and what to
/// do.
///
/// Bytes are compared with the checksums of the manifest; what has the right bytes is then held
/// against the laws of a store, so that a fault of a program that writes stores is found too.
public final class StoreCheck {

    private static final String LEFTOVER = "leftover";

    private final Path store;
    private final Progress progress;
    private final List<Finding> faults = new ArrayList<>();

    private StoreCheck(Path store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /// The faults of a store; none where it is whole.
    ///
    /// @throws StoreProblem where there is no such folder
    public static List<Finding> of(Path store, Progress progress) throws IOException {
        var check = new StoreCheck(store, progress);
        check.run();
        return List.copyOf(check.faults);
    }

    /// Whether a fault lies beside a store that may be whole: what a stopped command left.
    public static boolean isBeside(Finding fault) {
        return fault.rule().equals(LEFTOVER);
    }

    /// Refuses a store whose bytes are not those that were written, before anything is made of it.
    ///
    /// @throws StoreProblem that names the first file that is damaged
    public static void requireIntact(Path store, Progress progress) throws IOException {
        var check = new StoreCheck(store, progress);
        var faults =
                check.manifest()
                        .map(manifest -> new FileCheck(store, manifest, progress).run())
                        .orElse(check.faults);
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            throw new StoreProblem(
                    "%s is damaged: %s: %s; see 'vigie check %s', and import anew"
                            .formatted(store, first.table(), first.effect(), store));
        }
    }

    private void run() throws IOException {
        for (var folder : WorkFolders.of(store)) {
            fault(
                    LEFTOVER,
                    folder.getFileName().toString(),
                    "left by a command that was stopped;"
                            + " remove the folder, or let the next import into this place do so");
        }
        if (!Files.isDirectory(store)) {
            if (faults.isEmpty()) {
                Store.readManifest(store);
            }
            fault(
                    "no-manifest",
                    store.toString(),
                    "is not there: what was to make it was stopped; run that again");
            return;
        }
        var manifest = manifest();
        if (manifest.isPresent()) {
            against(manifest.get());
        }
    }

    private void against(Manifest manifest) throws IOException {
        extraShards(manifest);
        var files = new FileCheck(store, manifest, progress);
        faults.addAll(files.run());
        if (files.sound(manifest.files())) {
            structure(manifest, files);
        }
    }

    /// The manifest, where it can be trusted.
    private Optional<Manifest> manifest() throws IOException {
        try {
            var manifest = Store.readManifest(store);
            if (Manifest.fingerprint(manifest.files(), manifest.shards())
                    .equals(manifest.fingerprint())) {
                return Optional.of(manifest);
            }
            faults.add(
                    FileFault.of(
                            "damaged",
                            Layout.MANIFEST,
                            1,
                            "it is not as it was written, so nothing else can be checked"));
        } catch (StoreProblem e) {
            fault("no-manifest", Layout.MANIFEST, e.getMessage());
        }
        return Optional.empty();
    }

    private void extraShards(Manifest manifest) throws IOException {
        var listed =
                manifest.shards().stream()
                        .map(Manifest.ShardEntry::name)
                        .collect(Collectors.toSet());
        try (var paths = Files.list(store)) {
            paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("shard-\\d+") && !listed.contains(name))
                    .sorted()
                    .forEach(name ->
                            fault(
                                    "extra-shard",
                                    name,
                                    "the manifest does not list it and nothing reads it;"
                                            + " it is from another store: move it away"));
        }
    }

    private void structure(Manifest manifest, FileCheck files) throws IOException {
        try {
            var codes = Store.readCodes(store.resolve(Layout.CODES));
            Store.readAncestors(store.resolve(Layout.ANCESTORS), codes);
            Store.readMappings(store.resolve(Layout.MAPPINGS), codes);
            for (int shard = 0; shard < manifest.shards().size(); shard++) {
                var entry = manifest.shards().get(shard);
                if (files.sound(entry)) {
                    faults.addAll(
                            new ShardCheck(store, entry, codes, shard, manifest.shards().size())
                                    .runWithSums());
                }
                progress.report("checking order", shard + 1, manifest.shards().size());
            }
        } catch (UnreadableFile | IndexOutOfBoundsException e) {
            faults.add(
                    FileFault.of(
                            "wrong-structure",
                            Layout.CODES,
                            1,
                            "codes, ancestors and mappings do not fit together"));
        }
    }

    private void fault(String rule, String file, String effect) {
        faults.add(new Finding(rule, file, 1, effect, List.of()));
    }
}
