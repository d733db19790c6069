package org.vigie.study.signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.SmallCells;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.study.signal.question.TargetSelection;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: signal`.
public record SignalStudy(SignalProtocol protocol) implements Study {

    @Override
    public long seed() {
        return protocol.seed();
    }

    @Override
    public Answer ask(Store store, People people, DisclosureKey key) {
        return new Answer(
                protocol,
                store.vocabulary(),
                DisclosedSignals.of(
                        new SignalAnalysis(protocol, store.vocabulary()).run(people),
                        new SmallCells(protocol.smallCells(), key)));
    }

    /// What the protocol of a search holds in a store.
    public static void note(SignalProtocol protocol, ResolvedProtocol resolved) {
        note(resolved, "exposures", protocol.exposures());
        note(resolved, "outcomes", protocol.outcomes());
        protocol.population().ifPresent(population -> resolved.source("population", population));
    }

    private static void note(ResolvedProtocol resolved, String use, TargetSelection selection) {
        switch (selection) {
            case TargetSelection.EveryCode every -> resolved.note(use + ": " + every.words());
            case TargetSelection.Named named ->
                    named.byName().values().forEach(source -> resolved.source(use, source));
        }
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
        public void note(ResolvedProtocol resolved) {
            SignalStudy.note(protocol, resolved);
        }

        @Override
        public String words(Path out) {
            return SignalSummary.summary(signals, out);
        }
    }
}
