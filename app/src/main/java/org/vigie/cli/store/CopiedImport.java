package org.vigie.cli.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.vigie.source.SourceImport;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Manifest;
import org.vigie.store.upkeep.WholeFindings;

/// An import of tables that are copied into files first: which those are is not known before.
///
/// @param like an import of the same kind, asked for the same
/// @param copying copies, and reads the copies
record CopiedImport(SourceImport like, Copying copying) implements SourceImport {

    /// Copies, and reads.
    interface Copying {
        Manifest run() throws IOException;
    }

    /// What stands for the files: never the same twice, because a database may have changed.
    static List<Path> sources() {
        return List.of(Path.of("database-" + UUID.randomUUID()));
    }

    @Override
    public String kind() {
        return like.kind();
    }

    @Override
    public String asked() {
        return like.asked();
    }

    @Override
    public String site() {
        return like.site();
    }

    @Override
    public List<DeliveredFile> files() {
        return List.of();
    }

    @Override
    public WholeFindings ofAll() {
        return like.ofAll();
    }

    @Override
    public Manifest run() throws IOException {
        return copying.run();
    }
}
