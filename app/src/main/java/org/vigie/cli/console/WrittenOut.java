package org.vigie.cli.console;

import java.io.PrintStream;

/// Whether what a command said was written: Java says nothing of it where a disk is full or the
/// reader of a pipe has gone.
public final class WrittenOut {

    private WrittenOut() {}

    /// The exit code of a command whose answer went to a stream: that of input that cannot be used
    /// where the answer is not whole, and a line that says so.
    ///
    /// @param code what the command itself ended with
    public static int code(int code, PrintStream out, PrintStream err) {
        if (!out.checkError()) {
            return code;
        }
        err.println(
                "vigie: what is above is not all: standard output could not be written to its end;"
                        + " is the disk full, or was the pipe closed?");
        return code == 0 ? Faults.INPUT : code;
    }
}
