package org.vigie.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A manifest as JSON.
final class ManifestText {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestText() {
    }

    static String write(Manifest manifest) {
        return JSON.writeValueAsString(manifest) + "\n";
    }

    /// @throws StoreProblem where the text is no manifest, or of a version this program does not read
    static Manifest read(String text, String where) {
        try {
            var tree = JSON.readTree(text);
            int format = tree.path("format").asInt(0);
            if (format != Manifest.FORMAT) {
                throw new StoreProblem(where + " is of format " + format + ", this version of Vigie reads format "
                        + Manifest.FORMAT + "; import the source again");
            }
            return JSON.treeToValue(tree, Manifest.class);
        } catch (JacksonException e) {
            throw new StoreProblem(where + " is not a manifest: it is damaged; restore it or import the source again");
        }
    }
}
