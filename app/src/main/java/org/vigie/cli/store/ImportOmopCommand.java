package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.source.omop.OmopImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie import omop DIR --into STORE`.
@Command(
        name = "omop",
        mixinStandardHelpOptions = true,
        description =
                """
                OMOP CDM 5.3 or 5.4: a folder with a file for each table, in CSV, Parquet or \
                SAS7BDAT.\
                """)
final class ImportOmopCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the tables.")
    Path source;

    @Mixin ImportOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run(
                spec,
                source,
                progress ->
                        new OmopImport(
                                source,
                                options.store,
                                options.memory,
                                options.shards,
                                options.site,
                                progress,
                                options.pseudonymisation));
    }
}
