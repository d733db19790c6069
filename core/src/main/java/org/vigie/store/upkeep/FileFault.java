package org.vigie.store.upkeep;

import java.util.List;
import org.vigie.store.Finding;
import org.vigie.store.parquet.DamagedFile;

/// Says what is wrong with a file of a store, and what to do.
final class FileFault {

    private FileFault() {}

    /// @param file where it is in the store
    /// @param count how often it is wrong
    static Finding of(String rule, String file, long count, String what) {
        return new Finding(rule, file, count, what + DamagedFile.AGAIN, List.of());
    }
}
