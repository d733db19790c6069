package org.vigie.study.evaluation;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.problem.InputProblem;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.statistics.evaluation.ReferenceSet;
import org.vigie.store.Sha256;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.ProtocolFile;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.study.signal.SignalKind;
import org.vigie.study.signal.SignalStudy;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// A protocol of `study: signal` over the pairs of a reference set.
public record EvaluationStudy(EvaluationProtocol protocol, Path reference) implements Study {

    /// @throws InputProblem where the reference set cannot be used
    public static EvaluationStudy read(
            ProtocolFile file, Path reference, Evaluation.By by, Optional<String> groupBy)
            throws IOException {
        if (!(file.kind() instanceof SignalKind)) {
            throw file.node().require("study", "").problem("'signal', whose methods are evaluated");
        }
        return new EvaluationStudy(
                new EvaluationProtocol(
                        reference.getFileName().toString(),
                        set(reference),
                        new SignalProtocol(file.values()),
                        by,
                        groupBy),
                reference);
    }

    private static ReferenceSet set(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputProblem(file + " is a folder; name the CSV file of a reference set");
        }
        try {
            return ReferenceSet.read(file);
        } catch (MalformedInputException e) {
            throw new InputProblem(file + " is not text in UTF-8; save it so");
        } catch (IllegalArgumentException e) {
            throw new InputProblem(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Map<String, String> inputs() {
        return Map.of("Reference set " + protocol.name(), Sha256.of(reference));
    }

    @Override
    public long seed() {
        return protocol.search().seed();
    }

    @Override
    public Answer ask(Store store, People people, DisclosureKey key) {
        return new Answer(
                this,
                store.vocabulary(),
                new EvaluationAnalysis(protocol, store.vocabulary()).run(people));
    }

    /// How well methods did.
    record Answer(EvaluationStudy asked, Vocabulary vocabulary, EvaluationResult result)
            implements StudyOutput {

        @Override
        public Attrition attrition() {
            return result.people();
        }

        @Override
        public String disclosure() {
            int most = asked.protocol.search().smallCells();
            return most == 0
                    ? "nothing was withheld or rounded: the protocol says small_cells: 0"
                    : "pairs whose numbers tell of 1 to "
                            + most
                            + " people count as pairs without an estimate;"
                            + " their numbers are nowhere";
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            EvaluationFiles.write(result, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            EvaluationReport.write(result, provenance, file);
        }

        @Override
        public void note(ResolvedProtocol resolved) {
            SignalStudy.note(asked.protocol.search(), resolved);
            resolved.note(
                    """
                    Evaluated over the pairs of a reference set, not over these exposures \
                    and outcomes:\
                    """);
            resolved.note(
                    "  reference: " + asked.reference + ", SHA-256 " + Sha256.of(asked.reference));
            resolved.note("  calibrated by: " + asked.protocol.by());
        }

        @Override
        public String words(Path out) {
            return EvaluationSummary.summary(result, out);
        }
    }
}
