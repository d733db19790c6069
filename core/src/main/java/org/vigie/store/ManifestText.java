package org.vigie.store;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A manifest as JSON.
public final class ManifestText {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestText() {}

    public static String write(Manifest manifest) {
        var open = JSON.writeValueAsString(manifest.withChecksum("")) + "\n";
        return JSON.writeValueAsString(manifest.withChecksum(checksum(open))) + "\n";
    }

    /// Whether the text is what was written, to the last character.
    public static boolean intact(String text, Manifest manifest) {
        var sum = manifest.checksum();
        return sum != null
                && sum.length() == 8
                && checksum(text.replace('"' + sum + "\"\n}", "\"\"\n}")).equals(sum);
    }

    private static String checksum(String text) {
        return Checksum.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws StoreProblem where the text is no manifest, or of a version this program does not
    ///   read
    public static Manifest read(String text, String where) {
        try {
            var tree = JSON.readTree(text);
            int format = tree.path("format").asInt(0);
            if (format < 1) {
                throw damaged(where);
            }
            if (format != Manifest.FORMAT) {
                throw new StoreProblem(
                        where
                                + " is of format "
                                + format
                                + ", this version of Vigie reads format "
                                + Manifest.FORMAT
                                + "; import the source again");
            }
            return JSON.treeToValue(tree, Manifest.class);
        } catch (JacksonException e) {
            throw damaged(where);
        }
    }

    private static StoreProblem damaged(String where) {
        return new StoreProblem(
                "%s is not a manifest: it is damaged; restore it or import the source again"
                        .formatted(where));
    }
}
