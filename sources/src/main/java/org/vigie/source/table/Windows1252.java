package org.vigie.source.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text in Windows-1252: Latin-1, and the quotes, dashes and the euro sign that Windows adds to it.
final class Windows1252 {

    private Windows1252() {}

    /// Writes the same text in UTF-8. The five bytes that mean nothing become the replacement
    /// character.
    static void toUtf8(SourceFile file, Path copy) throws IOException {
        try (var reader = new InputStreamReader(file.open(), Charset.forName("windows-1252"));
                var writer = Files.newBufferedWriter(copy)) {
            reader.transferTo(writer);
        }
    }
}
