package org.vigie.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Jazzer calls, by these names, for every input that it makes.
public final class Fuzz {

    private static Target target = Targets.all().getFirst();
    private static Path folder = Path.of("");

    private Fuzz() {}

    /// @param arguments the name of the target
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        target = Targets.named(arguments[0]);
        folder = Files.createTempDirectory("vigie-fuzz");
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Contract.hold(target, input, folder);
    }

    public static void fuzzerTearDown() throws IOException {
        Contract.empty(folder);
        Files.delete(folder);
    }
}
