package org.vigie.study.surveillance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.report.table.Lines;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.study.surveillance.question.SurveillanceProtocol;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: surveillance`.
public record SurveillanceStudy(SurveillanceProtocol protocol) implements Study {

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people, DisclosureKey key) {
        return new Answer(
                DisclosedSurveillance.of(
                        new SurveillanceAnalysis(protocol, store.vocabulary()).run(people)),
                store.vocabulary());
    }

    /// What may be shown of a surveillance.
    record Answer(DisclosedSurveillance surveillance, Vocabulary vocabulary)
            implements StudyOutput {

        @Override
        public Attrition attrition() {
            return surveillance.attrition();
        }

        @Override
        public String disclosure() {
            return surveillance.words();
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            SurveillanceFiles.write(surveillance, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            SurveillanceReport.page(surveillance, provenance).write(file);
        }

        @Override
        public void note(ResolvedProtocol resolved) {
            surveillance.protocol().exposures().forEach(one -> resolved.source("exposure", one));
            surveillance.protocol().outcomes().forEach(one -> resolved.source("outcome", one));
        }

        @Override
        public String words(Path out) {
            var words = new Lines();
            words.line("%s", surveillance.protocol().title());
            surveillance
                    .attrition()
                    .steps()
                    .forEach(step -> words.line("  %,13d  %s", step.left(), step.rule()));
            surveillance.warnings().forEach(warning -> words.line("  Warning: %s", warning));
            words.line("");
            SurveillanceReport.verdicts(surveillance).forEach(line -> words.line("%s", line));
            words.line("Disclosure: %s", surveillance.words());
            words.line("Report: %s", out.resolve("report.html"));
            return words.text();
        }
    }
}
