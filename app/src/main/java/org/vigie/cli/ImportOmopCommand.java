package org.vigie.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.source.omop.OmopImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie import omop DIR --into STORE`.
@Command(name = "omop", mixinStandardHelpOptions = true,
        description = "OMOP CDM 5.3 or 5.4: a folder with a CSV or Parquet file for each table.")
final class ImportOmopCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the tables.")
    Path folder;

    @Option(names = "--into", paramLabel = "STORE", required = true, description = "The store to make.")
    Path store;

    @Option(names = "--memory", paramLabel = "SIZE", defaultValue = "2GB",
            description = "What sorting may hold in memory before it uses the disk (default: ${DEFAULT-VALUE}).")
    String memory;

    @Option(names = "--shards", paramLabel = "N", defaultValue = "0",
            description = "How many shards to make (default: as many as the events need).")
    int shards;

    @Option(names = "--site", paramLabel = "NAME", defaultValue = "",
            description = "The country or database these people are from (default: what cdm_source says).")
    String site;

    @Override
    public Integer call() throws Exception {
        try (var progress = new ConsoleProgress()) {
            var manifest = new OmopImport(folder, store, memory, shards, site, progress).run();
            progress.clear();
            spec.commandLine().getOut().print(ManifestWords.imported(manifest, store));
        }
        return 0;
    }
}
