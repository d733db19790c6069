package org.vigie.cli.console;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie help import omop`: the help of a command at any depth.
@Command(
        name = "help",
        description = "Show the help of a command, such as 'help import omop'.",
        helpCommand = true)
public final class HelpOfCommand implements Runnable {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command; without one, the help of Vigie.")
    List<String> names = List.of();

    @Override
    public void run() {
        var command = spec.parent().commandLine();
        for (var name : names) {
            var next = command.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(command, WrongCommandLine.unknown(command, name));
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
    }
}
