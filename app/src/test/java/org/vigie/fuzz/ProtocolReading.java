package org.vigie.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.KeysText;
import org.vigie.study.ProtocolFile;

/// A protocol of any kind, as `vigie run` and `vigie run --explain` read it. What is written of
/// what was read says the same when it is read again.
final class ProtocolReading {

    private ProtocolReading() {}

    static void read(Path file) throws Exception {
        Files.writeString(file.resolveSibling("cohort.csv"), CohortReading.ENTRIES);
        Files.writeString(file.resolveSibling("cohort.yaml"), "entry: [{condition: any}]\n");
        var read = ProtocolFile.read(file);
        KeysText.of(read.kind().keys(), read.values(), read.node());
        var written =
                read.kind()
                        .keys()
                        .lines(read.values(), FileNames.AS_NAMED)
                        .collect(Collectors.joining("\n"));
        var place = file.resolveSibling("again.yaml");
        Files.writeString(place, written);
        ProtocolFile again;
        try {
            again = ProtocolFile.read(place);
        } catch (RuntimeException e) {
            throw new ContractBroken("what was written is not read: " + written, e);
        }
        if (!again.values().equals(read.values()) || again.kind() != read.kind()) {
            throw new ContractBroken("what was written is read as something else: " + written);
        }
        read.kind().study(read.values());
    }
}
