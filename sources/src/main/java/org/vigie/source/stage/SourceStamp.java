package org.vigie.source.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vigie.problem.InputProblem;

/// Which files a source has, how long each is and when it was last changed: an import goes on where
/// another was stopped only while this is the same.
public final class SourceStamp {

    private SourceStamp() {}

    /// The stamp of a folder with all in it, or of a file; of what is not there, that.
    public static String of(Path source) {
        var digest = sha256();
        if (!Files.exists(source)) {
            return "nothing";
        }
        try (var paths = Files.walk(source)) {
            paths.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(path -> digest.update(line(source, path)));
        } catch (IOException | UncheckedIOException e) {
            throw new InputProblem(source + " cannot be read: " + e.getMessage());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] line(Path source, Path path) {
        try {
            return (source.relativize(path)
                            + "\t"
                            + Files.size(path)
                            + "\t"
                            + Files.getLastModifiedTime(path)
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
