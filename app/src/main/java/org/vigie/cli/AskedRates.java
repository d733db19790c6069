package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.disclosure.DisclosedRates;
import org.vigie.report.RatesFiles;
import org.vigie.report.RatesReport;
import org.vigie.store.Store;
import org.vigie.study.Attrition;
import org.vigie.study.describe.RatesProtocol;
import org.vigie.study.describe.RatesStudy;
import org.vigie.protocol.Said;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: describe`.
record AskedRates(RatesProtocol protocol) implements AskedStudy {

    static AskedRates read(Said said, Path folder) {
        return new AskedRates(RatesProtocol.read(said, folder));
    }

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people) {
        return new Answer(DisclosedRates.of(new RatesStudy(protocol, store.vocabulary()).run(people)), store.vocabulary());
    }

    /// What may be shown of incidence and prevalence.
    record Answer(DisclosedRates rates, Vocabulary vocabulary) implements StudyAnswer {

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
            RatesFiles.write(rates, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            RatesReport.write(rates, provenance, file);
        }

        @Override
        public String resolvedProtocol(String written) {
            var text = new StringBuilder(written.endsWith("\n") ? written : written + "\n");
            text.append("\n# As it was run:\n#   ").append(rates.protocol().toString().replaceAll("outcomes=\\[.*\\], interval", "interval"))
                    .append('\n');
            rates.protocol().outcomes().forEach(outcome -> ResolvedProtocol.source(text, "outcome", outcome, vocabulary));
            rates.protocol().population().ifPresent(who -> ResolvedProtocol.source(text, "population", who, vocabulary));
            return text.toString();
        }

        @Override
        public String words(Path out) {
            var words = new Words();
            words.line("%s", rates.protocol().title());
            rates.attrition().steps().forEach(step -> words.line("  %,13d  %s", step.left(), step.rule()));
            rates.warnings().forEach(warning -> words.line("  Warning: %s", warning));
            words.line("");
            words.line("%s", RatesReport.lead(rates));
            words.line("Disclosure: %s", rates.words());
            words.line("Report: %s", out.resolve("report.html"));
            return words.text();
        }
    }
}
