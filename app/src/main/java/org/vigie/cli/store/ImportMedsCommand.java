package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.source.meds.MedsImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie import meds DATASET --into STORE`.
@Command(
        name = "meds",
        mixinStandardHelpOptions = true,
        description =
                """
                MEDS: a dataset's folder (data, metadata), a folder of Parquet files, or \
                one file.\
                """)
final class ImportMedsCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "The dataset.")
    Path source;

    @Mixin ImportOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run(
                spec,
                List.of(source),
                (from, into, told, progress) ->
                        new MedsImport(
                                from,
                                into,
                                options.memory,
                                told.shards(),
                                options.site(told),
                                progress,
                                options.pseudonymisation));
    }
}
