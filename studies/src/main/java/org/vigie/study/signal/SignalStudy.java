package org.vigie.study.signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.protocol.YamlNode;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: signal`.
public record SignalStudy(SignalProtocol protocol) implements Study {

    public static SignalStudy read(YamlNode node, Path folder) {
        return new SignalStudy(SignalProtocol.read(node, folder));
    }

    @Override
    public long seed() {
        return protocol.seed();
    }

    @Override
    public Answer ask(Store store, People people) {
        return new Answer(
                protocol,
                store.vocabulary(),
                DisclosedSignals.of(
                        new SignalAnalysis(protocol, store.vocabulary()).run(people),
                        protocol.smallCells()));
    }

    /// What may be shown of what a search for signals found.
    record Answer(SignalProtocol protocol, Vocabulary vocabulary, DisclosedSignals signals)
            implements StudyOutput {

        @Override
        public Attrition attrition() {
            return signals.attrition();
        }

        @Override
        public String disclosure() {
            return signals.words();
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            SignalFiles.write(signals, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            SignalReport.write(signals, provenance, file);
        }

        @Override
        public String resolvedProtocol(String written) {
            return ResolvedSignal.of(written, protocol, vocabulary).text();
        }

        @Override
        public String words(Path out) {
            return SignalSummary.summary(signals, out);
        }
    }
}
