package org.vigie.simulate.raw;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Files of a folder whose rows are written side by side.
final class RowFiles implements AutoCloseable {

    private final Path folder;
    private final String delimiter;
    private final Map<String, BufferedWriter> open = new HashMap<>();

    /// @param delimiter what stands between values
    RowFiles(Path folder, String delimiter) {
        this.folder = folder;
        this.delimiter = delimiter;
    }

    /// Adds a row to a file, which begins with a header. Values that hold a delimiter are quoted;
    /// null is empty.
    void row(String file, String header, Object... values) throws IOException {
        var out = open.get(file);
        if (out == null) {
            out = Files.newBufferedWriter(folder.resolve(file));
            open.put(file, out);
            out.write(header.replace(" ", delimiter));
            out.write('\n');
        }
        for (int v = 0; v < values.length; v++) {
            if (v > 0) {
                out.write(delimiter);
            }
            if (values[v] != null) {
                out.write(quoted(values[v].toString()));
            }
        }
        out.write('\n');
    }

    private String quoted(String value) {
        return value.contains(delimiter) || value.contains("\"")
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }

    void text(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Override
    public void close() throws IOException {
        for (var out : open.values()) {
            out.close();
        }
    }
}
