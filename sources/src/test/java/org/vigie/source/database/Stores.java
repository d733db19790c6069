package org.vigie.source.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.source.StoreBytes;

/// What two stores must have in common that were made of the same rows in different files.
public final class Stores {

    private Stores() {}

    /// A hash of each file but the manifest, which tells of the files that were read.
    public static Map<String, Integer> bytes(Path store) throws IOException {
        var bytes = StoreBytes.of(store);
        bytes.remove("manifest.json");
        return bytes;
    }
}
