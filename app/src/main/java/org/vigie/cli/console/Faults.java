package org.vigie.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.vigie.problem.InputProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says what went wrong in one line. With the environment variable `VIGIE_TRACE` set, the place in
/// the program too.
public final class Faults implements IExecutionExceptionHandler {

    static final int FAULT = 1;
    public static final int INPUT = 3;

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        var out = command.getErr();
        if (System.getenv("VIGIE_TRACE") != null) {
            fault.printStackTrace(out);
        }
        var message = message(fault);
        if (message != null) {
            out.println("vigie: " + message);
            return INPUT;
        }
        out.println(
                "vigie: a fault of the program: "
                        + fault
                        + "; run again with VIGIE_TRACE=1 in the environment"
                        + " and report what it says");
        return FAULT;
    }

    /// What to say of input that cannot be used; null for anything else.
    private static String message(Throwable fault) {
        return switch (fault) {
            case InputProblem e -> e.getMessage();
            case NoSuchFileException e -> e.getFile() + " is not there";
            case AccessDeniedException e ->
                    e.getFile() + " may not be read or written; check its permissions";
            case FileAlreadyExistsException e ->
                    e.getFile() + " is there already; choose another name or remove it first";
            case UncheckedIOException e -> message(e.getCause());
            case IOException e when String.valueOf(e.getMessage()).contains("No space left") ->
                    "the disk is full: free some space and run again";
            case IOException e -> "reading or writing failed: " + e.getMessage();
            default -> null;
        };
    }
}
