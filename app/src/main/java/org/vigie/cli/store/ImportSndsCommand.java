package org.vigie.cli.store;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.vigie.source.DeliveryReplacement.Told;
import org.vigie.source.snds.CleaningRule;
import org.vigie.source.snds.SndsDatabase;
import org.vigie.source.snds.SndsImport;
import org.vigie.store.Observation;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Days;
import org.vigie.timeline.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie import snds DIR --into STORE`.
@Command(
        name = "snds",
        mixinStandardHelpOptions = true,
        description =
                """
                SNDS (SNIIRAM): a folder with DCIR, IR_BEN_R, IR_IMB_R and PMSI as CSV, \
                Parquet or SAS7BDAT, one file or many by year and month; or a database.\
                """)
final class ImportSndsCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder of the tables.")
    Path source;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description =
                    """
                    Read the tables from a database instead: jdbc:duckdb:claims.db, \
                    jdbc:postgresql://host/db; see --driver for others.\
                    """)
    String jdbc;

    @Option(
            names = "--keep",
            paramLabel = "RULE",
            split = ",",
            description = "Cleaning rules to switch off; see docs/snds.md.")
    List<String> kept = new ArrayList<>();

    @Option(
            names = "--observed",
            paramLabel = "FROM..TO",
            description =
                    """
                    Count everybody as observed on these days, until death: \
                    2015-01-01..2019-12-31 (default: from a person's first care to the last).\
                    """)
    String observed;

    @Mixin ImportOptions options;

    @Mixin DatabaseOptions database;

    @Override
    public Integer call() throws Exception {
        if ((source == null) == (jdbc == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "name a folder of tables or a database with --jdbc, one of them");
        }
        var rules = rules();
        var days = days();
        if (jdbc == null) {
            database.refuse(spec);
            return options.runNumbering(
                    spec,
                    List.of(source),
                    (from, into, told, progress) -> snds(from, into, told, rules, days, progress));
        }
        options.refuseReplacing(spec);
        var tables = new SndsDatabase(database.access(spec, jdbc), database.schema());
        return options.runNumbering(
                spec,
                CopiedImport.sources(),
                (_, into, told, progress) ->
                        new CopiedImport(
                                snds(into, into, told, rules, days, progress),
                                () ->
                                        tables.read(
                                                into,
                                                progress,
                                                folder ->
                                                        snds(
                                                                        folder, into, told, rules,
                                                                        days, progress)
                                                                .run())));
    }

    private SndsImport snds(
            Path folder,
            Path into,
            Told told,
            Set<CleaningRule> rules,
            Optional<DayRange> days,
            Progress progress) {
        return new SndsImport(
                folder,
                into,
                options.memory,
                told.shards(),
                options.site(told),
                rules,
                told.observation().map(ImportSndsCommand::asked).orElse(days),
                progress,
                options.pseudonymisation,
                told.claimed());
    }

    /// The days that were asked for when a delivery was first read.
    private static Optional<DayRange> asked(Observation observation) {
        return observation.how() == Observation.How.ASKED
                ? Optional.of(
                        new DayRange(Days.of(observation.first()), Days.of(observation.last())))
                : Optional.empty();
    }

    private Set<CleaningRule> rules() {
        var rules = EnumSet.noneOf(CleaningRule.class);
        try {
            kept.forEach(label -> rules.add(CleaningRule.of(label)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--keep: " + e.getMessage());
        }
        return rules;
    }

    private Optional<DayRange> days() {
        if (observed == null) {
            return Optional.empty();
        }
        try {
            var parts = observed.split("\\.\\.", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("two days are needed");
            }
            var days = new DayRange(Days.of(parts[0]), Days.of(parts[1]));
            if (days.empty()) {
                throw new IllegalArgumentException("the last day is before the first");
            }
            return Optional.of(days);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--observed needs two days such as 2015-01-01..2019-12-31, was " + observed);
        }
    }
}
