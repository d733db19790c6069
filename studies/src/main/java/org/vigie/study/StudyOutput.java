package org.vigie.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// What came of a study, as a run shows it.
public interface StudyOutput {

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

    /// Adds to the protocol as it was run what its concept sets hold in this store, and what its
    /// files were.
    void note(ResolvedProtocol protocol);

    /// For the terminal.
    ///
    /// @param out where the run's folder is
    String words(Path out);
}
