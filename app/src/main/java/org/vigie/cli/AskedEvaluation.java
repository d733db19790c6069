package org.vigie.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vigie.protocol.Said;
import org.vigie.report.EvaluationFiles;
import org.vigie.report.EvaluationReport;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.statistics.evaluation.ReferenceSet;
import org.vigie.store.Store;
import org.vigie.study.Attrition;
import org.vigie.study.StudyProblem;
import org.vigie.study.evaluate.EvaluationProtocol;
import org.vigie.study.evaluate.EvaluationResult;
import org.vigie.study.evaluate.EvaluationStudy;
import org.vigie.study.signal.SignalProtocol;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// A protocol of `study: signal` over the pairs of a reference set.
record AskedEvaluation(EvaluationProtocol protocol, Path reference) implements AskedStudy {

    /// @throws StudyProblem where the reference set cannot be used
    static AskedEvaluation read(Said said, Path folder, Path reference, Evaluation.By by, Optional<String> groupBy) throws IOException {
        var kind = StudyKind.of(said);
        if (kind != StudyKind.SIGNAL) {
            throw said.need("study", "").fault("'signal', whose methods are evaluated");
        }
        return new AskedEvaluation(new EvaluationProtocol(reference.getFileName().toString(), set(reference),
                SignalProtocol.read(said, folder), by, groupBy), reference);
    }

    private static ReferenceSet set(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new StudyProblem(file + " is a folder; name the CSV file of a reference set");
        }
        try {
            return ReferenceSet.read(file);
        } catch (MalformedInputException e) {
            throw new StudyProblem(file + " is not text in UTF-8; save it so");
        } catch (IllegalArgumentException e) {
            throw new StudyProblem(e.getMessage());
        }
    }

    @Override
    public Map<String, String> inputs() {
        return Map.of("Reference set " + protocol.name(), StudyRun.sha256(reference));
    }

    @Override
    public long seed() {
        return protocol.search().seed();
    }

    @Override
    public Answer ask(Store store, People people) {
        return new Answer(this, store.vocabulary(), new EvaluationStudy(protocol, store.vocabulary()).run(people));
    }

    /// How well methods did.
    record Answer(AskedEvaluation asked, Vocabulary vocabulary, EvaluationResult result) implements StudyAnswer {

        @Override
        public Attrition attrition() {
            return result.people();
        }

        @Override
        public String disclosure() {
            return "nothing was withheld or rounded: results stay with those who may see the store";
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
        public String resolvedProtocol(String written) {
            return ResolvedProtocol.text(written, asked.protocol, asked.reference, vocabulary);
        }

        @Override
        public String words(Path out) {
            return EvaluationWords.summary(result, out);
        }
    }
}
