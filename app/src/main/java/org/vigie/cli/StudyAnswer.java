package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.study.Attrition;

/// What came of a study, as a run shows it.
interface StudyAnswer {

    /// Whom each rule dropped.
    Attrition attrition();

    /// What was withheld or rounded before it was written, in words.
    String disclosure();

    /// Writes the tables.
    void writeTables(Path folder) throws IOException;

    /// Writes the page.
    ///
    /// @param provenance what the answer was made from: data, vocabulary, software, seed, time
    void writeReport(Map<String, String> provenance, Path file) throws IOException;

    /// The protocol as it was run.
    ///
    /// @param written the protocol as the user wrote it
    String resolvedProtocol(String written);

    /// For the terminal.
    ///
    /// @param out where the run's folder is
    String words(Path out);
}
