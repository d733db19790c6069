package org.vigie.cli.store;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Reads records of one format into a store.
@Command(
        name = "import",
        description = "Read health records into a store.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportOmopCommand.class,
            ImportMedsCommand.class,
            ImportSyntheaCommand.class,
            ImportSndsCommand.class
        })
public final class ImportCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a format is needed, such as 'import omop'");
    }
}
