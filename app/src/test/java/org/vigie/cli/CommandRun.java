package org.vigie.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// What a command said and how it ended.
record CommandRun(int exitCode, String out, String err) {

    /// Runs the program in this process. Its error output includes what goes past picocli.
    static CommandRun by(Object... words) {
        var arguments = new String[words.length];
        for (int w = 0; w < words.length; w++) {
            arguments[w] = words[w].toString();
        }
        var out = new StringWriter();
        var err = new StringWriter();
        var past = new ByteArrayOutputStream();
        var standard = System.err;
        System.setErr(new PrintStream(past, true, StandardCharsets.UTF_8));
        try {
            int code =
                    Vigie.commandLine()
                            .setOut(new PrintWriter(out))
                            .setErr(new PrintWriter(err))
                            .execute(arguments);
            return new CommandRun(
                    code, out.toString(), err + past.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(standard);
        }
    }
}
