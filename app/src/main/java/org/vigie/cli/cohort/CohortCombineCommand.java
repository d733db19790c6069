package org.vigie.cli.cohort;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.CohortEntry;
import org.vigie.cohort.evaluate.CohortAlgebra;
import org.vigie.cohort.files.CohortTable;
import org.vigie.report.RunFolder;
import org.vigie.study.cohort.CohortCounts;
import org.vigie.study.cohort.CohortEntryFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie cohort combine OPERATION FILE[#N]... --out DIR`.
@Command(
        name = "combine",
        mixinStandardHelpOptions = true,
        description =
                """
                A cohort made of cohorts: their union, intersection or difference, or \
                joined eras.\
                """)
final class CohortCombineCommand implements Callable<Integer> {

    enum Operation {
        UNION,
        INTERSECTION,
        DIFFERENCE,
        ERAS
    }

    @Spec CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OPERATION",
            description =
                    """
                    union: days in any of the cohorts; intersection: days in all; \
                    difference: days in the first and in no other; eras: all entries, \
                    joined over gaps.\
                    """)
    Operation operation;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    """
                    cohort.csv or cohort.parquet; of several cohorts in a file one is \
                    chosen by its number: cohort.csv#12.\
                    """)
    List<String> files;

    @Option(
            names = "--pad",
            paramLabel = "DAYS",
            defaultValue = "0",
            description =
                    """
                    Join entries of the result where one starts no later than so many days \
                    after another ends; default: ${DEFAULT-VALUE}.\
                    """)
    int pad;

    @Option(
            names = "--id",
            paramLabel = "N",
            defaultValue = "1",
            description = "The number of the new cohort; default: ${DEFAULT-VALUE}.")
    int id;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description =
                    """
                    Where cohort.parquet, cohort.csv and summary.csv go; those of an \
                    earlier run are replaced, a folder with anything else is refused.\
                    """)
    Path out;

    @Mixin SmallCellsOption small;

    @Override
    public Integer call() throws Exception {
        if (!small.fault().isEmpty()) {
            throw new ParameterException(spec.commandLine(), small.fault());
        }
        if (pad < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--pad needs a number of days from 0, was " + pad);
        }
        var cohorts = files.stream().map(CohortCombineCommand::entries).toList();
        var made =
                switch (operation) {
                    case UNION, ERAS -> CohortAlgebra.union(cohorts);
                    case INTERSECTION -> CohortAlgebra.intersection(cohorts);
                    case DIFFERENCE ->
                            CohortAlgebra.difference(
                                    cohorts.getFirst(), cohorts.subList(1, cohorts.size()));
                };
        var cohort = new CohortEntries(id, pad == 0 ? made : CohortAlgebra.eras(made, pad));
        try (var folder =
                RunFolder.ofFiles(out, CohortEntryFiles.FILES, "a combined cohort of Vigie")) {
            CohortEntryFiles.write(folder.path(), List.of(cohort), small.most);
            folder.finish();
        }
        var counts = CohortCounts.of(cohort, small.most);
        Console.of(spec)
                .answer(
                        spec,
                        () ->
                                "%s, %s: see %s%n"
                                        .formatted(
                                                SmallCellsOption.count(
                                                        counts.entries(), "entry", "entries"),
                                                SmallCellsOption.count(
                                                        counts.persons(), "person", "persons"),
                                                out),
                        () -> {
                            var facts = new LinkedHashMap<String, Object>();
                            facts.put("folder", out.toString());
                            facts.put("cohort", id);
                            facts.put("persons", CohortSummary.fact(counts.persons()));
                            facts.put("entries", CohortSummary.fact(counts.entries()));
                            return facts;
                        });
        return 0;
    }

    /// The entries of `FILE` or `FILE#NUMBER`.
    private static List<CohortEntry> entries(String file) {
        var number = file.matches(".+#\\d{1,9}") ? file.substring(file.lastIndexOf('#') + 1) : "";
        var path = Path.of(number.isEmpty() ? file : file.substring(0, file.lastIndexOf('#')));
        var id = number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
        return CohortTable.read(path).of(id).entries();
    }
}
