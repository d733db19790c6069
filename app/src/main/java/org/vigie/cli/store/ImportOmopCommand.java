package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.source.DeliveryReplacement.Told;
import org.vigie.source.database.DatabaseAddress;
import org.vigie.source.omop.OmopDatabase;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.omop.OmopSource;
import org.vigie.timeline.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie import omop DIR --into STORE`, `vigie import omop jdbc:postgresql://host/db --into
/// STORE`.
@Command(
        name = "omop",
        mixinStandardHelpOptions = true,
        description =
                """
                OMOP CDM 5.3 or 5.4: a folder with a file for each table, in CSV, Parquet or \
                SAS7BDAT; or a database.\
                """)
final class ImportOmopCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    """
                    The folder of the tables, or the address of a database: \
                    jdbc:postgresql://host/db, jdbc:duckdb:cdm.duckdb.\
                    """)
    String source;

    @Option(
            names = "--vocabulary",
            paramLabel = "DIR",
            description =
                    """
                    The folder of CONCEPT, CONCEPT_RELATIONSHIP and CONCEPT_ANCESTOR, where it is \
                    another.\
                    """)
    Path vocabulary;

    @Option(
            names = "--vocabulary-schema",
            paramLabel = "NAME",
            description = "The schema of these tables in the database, where it is another.")
    String vocabularySchema;

    @Mixin DatabaseOptions database;

    @Mixin ImportOptions options;

    @Override
    public Integer call() throws Exception {
        if (vocabulary != null && vocabularySchema != null) {
            throw new ParameterException(
                    spec.commandLine(), "give --vocabulary or --vocabulary-schema, not both");
        }
        return DatabaseAddress.isAddress(source) ? fromDatabase() : fromFolder();
    }

    private int fromFolder() throws Exception {
        database.refuse(spec);
        if (vocabularySchema != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--vocabulary-schema needs a database; of a folder it is --vocabulary DIR");
        }
        var folder = Path.of(source);
        return options.run(
                spec,
                vocabulary == null ? List.of(folder) : List.of(folder, vocabulary),
                (from, into, told, progress) ->
                        omop(
                                new OmopSource(from, Optional.ofNullable(vocabulary)),
                                into,
                                told,
                                progress));
    }

    private int fromDatabase() throws Exception {
        options.refuseReplacing(spec);
        var tables =
                new OmopDatabase(
                        database.access(spec, source),
                        database.schema(),
                        Optional.ofNullable(vocabularySchema),
                        Optional.ofNullable(vocabulary));
        return options.run(
                spec,
                CopiedImport.sources(),
                (_, into, told, progress) ->
                        new CopiedImport(
                                omop(OmopSource.of(into), into, told, progress),
                                () ->
                                        tables.read(
                                                into,
                                                progress,
                                                copied ->
                                                        omop(copied, into, told, progress).run())));
    }

    private OmopImport omop(OmopSource tables, Path into, Told told, Progress progress) {
        return new OmopImport(
                tables,
                into,
                options.memory,
                told.shards(),
                options.site(told),
                progress,
                options.pseudonymisation);
    }
}
