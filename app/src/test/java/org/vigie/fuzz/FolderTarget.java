package org.vigie.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vigie.source.SourceImport;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Progress;

/// An import of a folder. What was read is a store that obeys its laws.
record FolderTarget(String name, RawFolder raw, Reader reader) implements Target {

    interface Reader {
        SourceImport of(Path folder, Path store);
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(new byte[] {0}, new byte[] {(byte) raw.others().size()});
    }

    @Override
    public int tried() {
        return 5;
    }

    @Override
    public void read(byte[] input, Path folder) throws Exception {
        var in = Files.createDirectory(folder.resolve("in"));
        raw.write(new Script(input, 0), in);
        checkImport(reader.of(in, folder.resolve("store")), folder.resolve("store"));
    }

    static void checkImport(SourceImport asked, Path store) throws Exception {
        asked.files();
        for (var finding : asked.run().findings()) {
            Contract.checkMessage(finding.effect());
        }
        var faults = StoreCheck.of(store, Progress.SILENT);
        if (!faults.isEmpty()) {
            throw new ContractBroken("the store is not whole: " + faults);
        }
    }
}
