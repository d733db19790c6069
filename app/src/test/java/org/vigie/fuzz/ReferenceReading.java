package org.vigie.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.study.ProtocolFile;
import org.vigie.study.evaluation.EvaluationStudy;

/// A reference set, as `vigie evaluate` reads it.
final class ReferenceReading {

    private ReferenceReading() {}

    static void read(Path file) throws Exception {
        var protocol = file.resolveSibling("protocol.yaml");
        Files.copy(Path.of("src/test/resources/golden/evaluate/protocol.yaml"), protocol);
        EvaluationStudy.read(
                ProtocolFile.read(protocol), file, Evaluation.By.values()[0], Optional.empty());
    }
}
