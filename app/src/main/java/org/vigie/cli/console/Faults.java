package org.vigie.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.vigie.problem.InputProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/// Says what went wrong, errors of Java included, in one line. With the environment variable
/// `VIGIE_TRACE` set, the place in the program too.
public final class Faults implements IExecutionExceptionHandler, IExecutionStrategy {

    static final int FAULT = 1;
    public static final int INPUT = 3;

    /// Runs a command. Picocli hands on exceptions only; errors, such as of memory, are said in a
    /// line too.
    @Override
    public int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            return say(e, parsed.commandSpec().commandLine().getErr());
        }
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        return say(fault, command.getErr());
    }

    /// Says it and returns the exit code.
    public static int say(Throwable fault, PrintWriter out) {
        if (System.getenv("VIGIE_TRACE") != null) {
            fault.printStackTrace(out);
        }
        var message = message(fault);
        if (message != null) {
            out.println("vigie: " + message);
            out.flush();
            return INPUT;
        }
        out.println(
                "vigie: a fault of the program: "
                        + fault
                        + "; run again with VIGIE_TRACE=1 in the environment"
                        + " and report what it says");
        out.flush();
        return FAULT;
    }

    /// What to say of input that cannot be used and of what the machine lacks; null for anything
    /// else.
    private static @Nullable String message(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            var shortage = Shortages.of(cause);
            if (shortage.isPresent()) {
                return shortage.get();
            }
        }
        return ofInput(fault);
    }

    private static @Nullable String ofInput(@Nullable Throwable fault) {
        return switch (fault) {
            case InputProblem e -> e.getMessage();
            case NoSuchFileException e -> e.getFile() + " is not there";
            case AccessDeniedException e ->
                    e.getFile() + " may not be read or written; check its permissions";
            case FileAlreadyExistsException e ->
                    e.getFile() + " is there already; choose another name or remove it first";
            case UncheckedIOException e -> ofInput(e.getCause());
            case IOException e -> "reading or writing failed: " + e.getMessage();
            case null, default -> null;
        };
    }
}
