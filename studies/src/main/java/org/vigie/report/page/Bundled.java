package org.vigie.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The scripts, styles and figure descriptions that come with the software.
public final class Bundled {

    private Bundled() {}

    /// The text of a file in the resource folder of this package.
    public static String text(String file) {
        try (var in = Bundled.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the installation lacks org/vigie/report/" + file + "; install it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
