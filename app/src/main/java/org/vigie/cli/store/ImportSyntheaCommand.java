package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.source.synthea.SyntheaImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie import synthea DIR --into STORE`.
@Command(
        name = "synthea",
        mixinStandardHelpOptions = true,
        description =
                """
                Synthea: a folder with the tables its CSV exporter writes, as CSV, Parquet or \
                SAS7BDAT.\
                """)
final class ImportSyntheaCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the tables.")
    Path source;

    @Mixin ImportOptions options;

    @Override
    public Integer call() throws Exception {
        return options.runNumbering(
                spec,
                List.of(source),
                (from, into, told, progress) ->
                        new SyntheaImport(
                                from,
                                into,
                                options.memory,
                                told.shards(),
                                options.site(told),
                                progress,
                                options.pseudonymisation));
    }
}
