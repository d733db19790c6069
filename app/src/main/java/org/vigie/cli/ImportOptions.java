package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.store.Manifest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What every import can be told.
final class ImportOptions {

    private static final int MOST_SHARDS = 9999;

    @Option(names = "--into", paramLabel = "STORE", required = true, description = "The store to make.")
    Path store;

    @Option(names = "--memory", paramLabel = "SIZE", defaultValue = "2GB",
            description = "What sorting may hold in memory before it uses the disk (default: ${DEFAULT-VALUE}).")
    String memory;

    @Option(names = "--shards", paramLabel = "N", defaultValue = "0",
            description = "How many shards to make (default: as many as the events need).")
    int shards;

    @Option(names = "--site", paramLabel = "NAME", defaultValue = "",
            description = "The country or database these people are from (default: what the data say).")
    String site;

    /// Reads one format with these options.
    interface Reading {
        Manifest run(ConsoleProgress progress) throws IOException;
    }

    /// Reads, and says what came of it.
    int run(CommandSpec spec, Reading reading) throws IOException {
        if (shards < 0 || shards > MOST_SHARDS) {
            throw new ParameterException(spec.commandLine(), "--shards needs a number from 0 to " + MOST_SHARDS
                    + ", was " + shards);
        }
        try (var progress = new ConsoleProgress()) {
            var manifest = reading.run(progress);
            progress.clear();
            var out = spec.commandLine().getOut();
            out.print(ManifestWords.imported(manifest, store));
            out.flush();
        }
        return 0;
    }
}
