package org.vigie.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// An answer that was not written to its end is no success.
class WrittenOutTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int code(int code, PrintStream out) {
        return WrittenOut.code(code, out, new PrintStream(said));
    }

    @Test
    void aFullDiskIsSaid() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
        try (var out = new PrintStream(new FileOutputStream("/dev/full"))) {
            out.println("an answer");
            assertEquals(Faults.INPUT, code(0, out));
            assertEquals(Faults.FAULT, code(Faults.FAULT, out), "the command's own fault stays");
        }
        assertTrue(said.toString().startsWith("vigie: what is above is not all: "));
    }

    @Test
    void anAnswerThatStandsIsNone() {
        var written = new ByteArrayOutputStream();
        var out = new PrintStream(written);
        out.print("an answer");
        assertEquals(0, code(0, out));
        assertEquals("an answer", written.toString(), "it is flushed");
        assertEquals(Faults.INPUT, code(Faults.INPUT, out));
        assertEquals("", said.toString());
    }
}
