package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.omop.OmopSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--vocabulary",
            paramLabel = "DIR",
            description =
                    """
                    The folder of CONCEPT, CONCEPT_RELATIONSHIP and CONCEPT_ANCESTOR, where it is \
                    another.\
                    """)
    Path vocabulary;

    @Mixin ImportOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run(
                spec,
                vocabulary == null ? List.of(source) : List.of(source, vocabulary),
                (from, into, told, progress) ->
                        new OmopImport(
                                new OmopSource(from, Optional.ofNullable(vocabulary)),
                                into,
                                options.memory,
                                told.shards(),
                                options.site(told),
                                progress,
                                options.pseudonymisation));
    }
}
