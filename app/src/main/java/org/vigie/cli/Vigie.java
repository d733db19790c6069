package org.vigie.cli;

import java.util.concurrent.Callable;
import org.vigie.cli.cohort.CohortCommand;
import org.vigie.cli.console.Console;
import org.vigie.cli.console.Faults;
import org.vigie.cli.console.HelpOfCommand;
import org.vigie.cli.console.Version;
import org.vigie.cli.console.WrittenOut;
import org.vigie.cli.console.WrongCommandLine;
import org.vigie.cli.store.ArchiveCommand;
import org.vigie.cli.store.CheckCommand;
import org.vigie.cli.store.ExportCommand;
import org.vigie.cli.store.ImportCommand;
import org.vigie.cli.store.IndexCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program. Exit codes: 0 done; 1 an error in Vigie; 2 the command line is wrong; 3 the input,
/// a store or a protocol cannot be used.
@Command(
        name = "vigie",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                """
                Answers questions of epidemiology from the health records of whole countries.\
                """,
        subcommands = {
            ImportCommand.class,
            DescribeCommand.class,
            CodesCommand.class,
            CheckCommand.class,
            RiskCommand.class,
            IndexCommand.class,
            ExportCommand.class,
            ArchiveCommand.class,
            SimulateCommand.class,
            NewCommand.class,
            RunCommand.class,
            SchemaCommand.class,
            EvaluateCommand.class,
            CohortCommand.class,
            DemoCommand.class,
            CompletionCommand.class,
            HelpOfCommand.class
        },
        footer = {
            "",
            """
            Start with 'vigie demo'. Exit codes: 0 done, 1 an error in Vigie, 2 wrong command \
            line, 3 input that cannot be used.\
            """
        })
public final class Vigie implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Mixin(name = Console.NAME)
    Console console;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }

    /// The command line, ready to execute.
    static CommandLine commandLine() {
        return new CommandLine(new Vigie())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongCommandLine())
                .setExecutionStrategy(new Faults())
                .setExecutionExceptionHandler(new Faults());
    }

    public static void main(String[] arguments) {
        int code;
        var line = commandLine();
        try {
            code = line.execute(arguments);
            line.getOut().flush();
        } catch (Error e) {
            code = Faults.say(e, line.getErr());
        }
        System.exit(WrittenOut.code(code, System.out, System.err));
    }
}
