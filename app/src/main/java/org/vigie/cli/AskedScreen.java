package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.report.ScreenFiles;
import org.vigie.report.ScreenReport;
import org.vigie.store.Store;
import org.vigie.study.Attrition;
import org.vigie.protocol.Said;
import org.vigie.study.screen.ScreenProtocol;
import org.vigie.study.screen.ScreenResult;
import org.vigie.study.screen.ScreenStudy;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: screen`.
record AskedScreen(ScreenProtocol protocol) implements AskedStudy {

    static AskedScreen read(Said said, Path folder) {
        return new AskedScreen(ScreenProtocol.read(said, folder));
    }

    @Override
    public long seed() {
        return protocol.seed();
    }

    @Override
    public Answer ask(Store store, People people) {
        protocol.checkTables(store.tables());
        return new Answer(protocol, store.vocabulary(), new ScreenStudy(protocol, store.vocabulary()).run(people));
    }

    /// What a screen found.
    record Answer(ScreenProtocol protocol, Vocabulary vocabulary, ScreenResult result) implements StudyAnswer {

        @Override
        public Attrition attrition() {
            return result.attrition();
        }

        @Override
        public String disclosure() {
            return "nothing was withheld or rounded: results stay with those who may see the store";
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            ScreenFiles.write(result, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            ScreenReport.write(result, provenance, file);
        }

        @Override
        public String resolvedProtocol(String written) {
            return ResolvedProtocol.text(written, protocol, vocabulary);
        }

        @Override
        public String words(Path out) {
            return ScreenWords.summary(result, out);
        }
    }
}
