package org.vigie.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.vigie.protocol.Said;

/// What the line `study:` of a protocol may say, and how the rest of such a protocol is read.
enum StudyKind {

    SCREEN("screen", AskedScreen::read),
    SIGNAL("signal", AskedSignal::read),
    MAP("map", AskedMap::read),
    DESCRIBE("describe", StudyKind::describe);

    private interface Reader {
        AskedStudy read(Said protocol, Path folder);
    }

    private final String word;
    private final Reader reader;

    StudyKind(String word, Reader reader) {
        this.word = word;
        this.reader = reader;
    }

    /// A description is of the use of drugs where it names some, else of incidence and prevalence.
    private static AskedStudy describe(Said protocol, Path folder) {
        return protocol.part("drugs").isPresent() ? AskedUse.read(protocol, folder) : AskedRates.read(protocol, folder);
    }

    /// The word for it in a protocol.
    String word() {
        return word;
    }

    /// Reads and checks a protocol of this kind.
    ///
    /// @param folder where files that it names are looked for
    AskedStudy read(Said protocol, Path folder) {
        return reader.read(protocol, folder);
    }

    /// The kind that a protocol asks for.
    static StudyKind of(Said protocol) {
        var known = Arrays.stream(values()).map(StudyKind::word).collect(Collectors.joining(", "));
        var said = protocol.need("study", "the kind of study: " + known);
        return Arrays.stream(values()).filter(kind -> kind.word.equals(said.text())).findFirst()
                .orElseThrow(() -> said.fault("a kind of study that there is: " + known));
    }
}
