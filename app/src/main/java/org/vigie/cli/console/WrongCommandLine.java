package org.vigie.cli.console;

import java.util.List;
import org.vigie.problem.SimilarName;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one line what is wrong with a command line and where its help is.
public final class WrongCommandLine implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        var command = fault.getCommandLine();
        command.getErr()
                .println(
                        "vigie: "
                                + message(fault)
                                + "; see '"
                                + command.getCommandSpec().qualifiedName()
                                + " --help'");
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String message(ParameterException fault) {
        var said = String.valueOf(fault.getMessage());
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return inWords(said);
        }
        var command = fault.getCommandLine();
        var first = unmatched.getUnmatched().getFirst();
        if (!first.startsWith("-") && !command.getSubcommands().isEmpty()) {
            return unknown(command, first);
        }
        var near = unmatched.isUnknownOption() ? unmatched.getSuggestions() : List.<String>of();
        return near.isEmpty() ? said : said + ", perhaps " + String.join(" or ", near);
    }

    /// What Picocli says of a number, without the names of Java's types.
    private static String inWords(String message) {
        return message.replaceFirst(
                        " is not an int$", " is not a whole number up to " + Integer.MAX_VALUE)
                .replaceFirst(" is not a long$", " is not a whole number up to " + Long.MAX_VALUE);
    }

    /// A command that is not there, and those that are.
    static String unknown(CommandLine command, String name) {
        var there = command.getSubcommands().keySet();
        var missing =
                "there is no '"
                        + command.getCommandSpec().qualifiedName()
                        + " "
                        + name
                        + "'"
                        + SimilarName.perhaps(name, there);
        return there.isEmpty()
                ? missing
                : missing
                        + (there.size() == 1 ? "; there is " : "; there are ")
                        + String.join(", ", there);
    }
}
