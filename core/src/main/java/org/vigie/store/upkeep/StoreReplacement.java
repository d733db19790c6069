package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.store.Delivery;
import org.vigie.store.Durable;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Pseudonymised;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// A store that is to be replaced by one that is made anew of its corrected deliveries. From the
/// beginning to the end no other command adds to it; until the end, which is two renames, it is as
/// it was.
public final class StoreReplacement implements AutoCloseable {

    private final Path store;
    private final StoreLock lock;
    private final Manifest manifest;

    private StoreReplacement(Path store, StoreLock lock, Manifest manifest) {
        this.store = store;
        this.lock = lock;
        this.manifest = manifest;
    }

    /// Waits for others that work on the store.
    ///
    /// @param note what the new store will say of pseudonymisation
    /// @throws org.vigie.store.StoreProblem where the store is an archive, damaged, or otherwise
    ///   pseudonymised
    public static StoreReplacement of(Path store, Optional<String> note, Progress progress)
            throws IOException {
        var lock = StoreLock.of(store, progress);
        try {
            var manifest = Store.readManifest(store);
            StoreArchive.refuse(store, manifest);
            Pseudonymised.requireSame(store, note);
            StoreCheck.requireIntact(store, progress);
            return new StoreReplacement(store, lock, manifest);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// What is replaced.
    public Manifest manifest() {
        return manifest;
    }

    /// Puts a store in the place of the old one, as the last act.
    ///
    /// @param made on the same disk
    /// @param ledger what the store is to say of its deliveries
    public Manifest finish(Path made, List<Delivery> ledger) throws IOException {
        var whole = Store.readManifest(made).withDeliveries(ledger);
        var file = made.resolve(Layout.MANIFEST);
        Files.write(file, ManifestText.write(whole).getBytes(StandardCharsets.UTF_8));
        Durable.force(file);
        WorkFolders.replace(store, made);
        return Store.readManifest(store);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
