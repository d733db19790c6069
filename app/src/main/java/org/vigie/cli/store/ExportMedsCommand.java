package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.source.meds.MedsExport;
import org.vigie.source.stage.WorkMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie export meds STORE --into DATASET`.
@Command(
        name = "meds",
        mixinStandardHelpOptions = true,
        description =
                """
                MEDS: a dataset of data/train/*.parquet and metadata. It holds every \
                person's records.\
                """)
final class ExportMedsCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The store.")
    Path store;

    @Option(
            names = "--into",
            paramLabel = "DATASET",
            required = true,
            description = "The folder to make.")
    Path dataset;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    """
                    What sorting may hold in memory before it uses the disk, such as 2GB \
                    (default: half of the machine's).\
                    """)
    String memory = "";

    @Override
    public Integer call() throws Exception {
        if (!memory.isEmpty()) {
            WorkMemory.fault(memory)
                    .ifPresent(fault -> {
                        throw new ParameterException(spec.commandLine(), fault);
                    });
        }
        try (var progress = Console.of(spec).progress()) {
            new MedsExport(
                            store,
                            dataset,
                            memory.isEmpty() ? WorkMemory.ofMachine() : memory,
                            progress)
                    .run();
            progress.clear();
            Console.of(spec)
                    .answer(
                            spec,
                            () -> "%s: written%n".formatted(dataset),
                            () -> Map.of("dataset", dataset.toString()));
        }
        return 0;
    }
}
