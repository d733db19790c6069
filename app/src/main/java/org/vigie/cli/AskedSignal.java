package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.disclosure.DisclosedSignals;
import org.vigie.protocol.Said;
import org.vigie.report.SignalFiles;
import org.vigie.report.SignalReport;
import org.vigie.store.Store;
import org.vigie.study.Attrition;
import org.vigie.study.signal.SignalProtocol;
import org.vigie.study.signal.SignalStudy;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: signal`.
record AskedSignal(SignalProtocol protocol) implements AskedStudy {

    static AskedSignal read(Said said, Path folder) {
        return new AskedSignal(SignalProtocol.read(said, folder));
    }

    @Override
    public long seed() {
        return protocol.seed();
    }

    @Override
    public Answer ask(Store store, People people) {
        return new Answer(protocol, store.vocabulary(),
                DisclosedSignals.of(new SignalStudy(protocol, store.vocabulary()).run(people), protocol.smallCells()));
    }

    /// What may be shown of what a search for signals found.
    record Answer(SignalProtocol protocol, Vocabulary vocabulary, DisclosedSignals signals) implements StudyAnswer {

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
            return ResolvedProtocol.text(written, protocol, vocabulary);
        }

        @Override
        public String words(Path out) {
            return SignalWords.summary(signals, out);
        }
    }
}
