package org.vigie.study.incidence;

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
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: describe`.
public record IncidencePrevalenceStudy(IncidencePrevalenceProtocol protocol) implements Study {

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people, DisclosureKey key) {
        return new Answer(
                DisclosedIncidencePrevalence.of(
                        new IncidencePrevalenceAnalysis(protocol, store.vocabulary()).run(people),
                        key),
                store.vocabulary());
    }

    /// What may be shown of incidence and prevalence.
    record Answer(DisclosedIncidencePrevalence rates, Vocabulary vocabulary)
            implements StudyOutput {

        @Override
        public Attrition attrition() {
            return rates.attrition();
        }

        @Override
        public String disclosure() {
            return rates.words();
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            IncidencePrevalenceFiles.write(rates, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            IncidencePrevalenceReport.write(rates, provenance, file);
        }

        @Override
        public void note(ResolvedProtocol resolved) {
            rates.protocol().outcomes().forEach(outcome -> resolved.source("outcome", outcome));
            rates.protocol().population().ifPresent(who -> resolved.source("population", who));
        }

        @Override
        public String words(Path out) {
            var words = new Lines();
            words.line("%s", rates.protocol().title());
            rates.attrition()
                    .steps()
                    .forEach(step -> words.line("  %,13d  %s", step.left(), step.rule()));
            rates.warnings().forEach(warning -> words.line("  Warning: %s", warning));
            words.line("");
            words.line("%s", IncidencePrevalenceReport.lead(rates));
            words.line("Disclosure: %s", rates.words());
            words.line("Report: %s", out.resolve("report.html"));
            return words.text();
        }
    }
}
