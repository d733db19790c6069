package org.vigie.cli.store;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes a store in another format.
@Command(
        name = "export",
        description = "Write a store in a format that other tools read.",
        mixinStandardHelpOptions = true,
        subcommands = ExportMedsCommand.class)
public final class ExportCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a format is needed, such as 'export meds'");
    }
}
