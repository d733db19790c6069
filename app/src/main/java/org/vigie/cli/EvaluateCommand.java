package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.problem.InputProblem;
import org.vigie.simulate.Simulator;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.store.read.Store;
import org.vigie.study.evaluation.EvaluationStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie evaluate [REFERENCE.csv] --in STORE --protocol PROTOCOL.yaml --out DIR`.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                """
                Measure how well the methods of a search for signals do, on pairs whose truth is \
                known.\
                """)
final class EvaluateCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "REFERENCE",
            arity = "0..1",
            description =
                    """
                    A reference set of positive and negative controls, such as OMOP's, \
                    EU-ADR's or OHDSI's (default: that of a store simulated with --drugs).\
                    """)
    Path reference;

    @Option(
            names = "--in",
            paramLabel = "STORE",
            required = true,
            description = "The store to read.")
    Path store;

    @Option(
            names = "--protocol",
            paramLabel = "FILE",
            required = true,
            description =
                    """
                    A YAML file with 'study: signal': its methods and settings are used, for the \
                    pairs of the reference set. An exposure or outcome of the set whose id or name \
                    stands in the protocol's list is defined as there.\
                    """)
    Path protocol;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description =
                    "Where report, results and provenance go; an earlier run there is replaced.")
    Path out;

    /// What calibrates.
    enum Calibrate {
        NEGATIVE,
        ALL
    }

    @Option(
            names = "--calibrate-by",
            paramLabel = "CONTROLS",
            defaultValue = "negative",
            description =
                    """
                    Controls used for calibration: negative, or all whose effect is known \
                    (default: ${DEFAULT-VALUE}).\
                    """)
    Calibrate by;

    @Option(
            names = "--group-by",
            paramLabel = "COLUMN",
            description =
                    """
                    A column of the reference set, by whose values the metrics are given \
                    too (default: kind, if it has one).\
                    """)
    String groupBy;

    @Mixin DisclosureKeyOption keys;

    @Override
    public Integer call() throws Exception {
        var set = reference == null ? ofStore() : reference;
        try (var progress = Console.of(spec).progress()) {
            var answer =
                    new StudyRun(protocol, store, out, keys, progress)
                            .run(
                                    "evaluate",
                                    file ->
                                            EvaluationStudy.read(
                                                    file,
                                                    set,
                                                    by == Calibrate.ALL
                                                            ? Evaluation.By.ALL_CONTROLS
                                                            : Evaluation.By.NEGATIVE_CONTROLS,
                                                    Optional.ofNullable(groupBy)));
            progress.clear();
            RunFacts.answer(spec, answer, out);
        }
        return 0;
    }

    private Path ofStore() throws IOException {
        var set = store.resolve(Simulator.REFERENCE_SET);
        if (!Files.isRegularFile(set)) {
            Store.open(store).close();
            throw new InputProblem(
                    """
                    %s has no reference set of its own; name one, or simulate people with \
                    --drugs\
                    """
                            .formatted(store));
        }
        return set;
    }
}
