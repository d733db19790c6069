package org.vigie.study.screen;

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
import org.vigie.study.screen.question.Covariate;
import org.vigie.study.screen.question.ScreenAnalysis;
import org.vigie.study.screen.question.ScreenProtocol;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: screen`.
public record ScreenStudy(ScreenProtocol protocol) implements Study {

    @Override
    public long seed() {
        return protocol.seed();
    }

    @Override
    public Answer ask(Store store, People people, DisclosureKey key) {
        protocol.checkTables(store.tables());
        return new Answer(
                protocol,
                store.vocabulary(),
                DisclosedScreen.of(
                        new ScreenAnalysis(protocol, store.vocabulary()).run(people),
                        new SmallCells(protocol.smallCells(), key)));
    }

    /// What a screen found.
    public record Answer(ScreenProtocol protocol, Vocabulary vocabulary, DisclosedScreen result)
            implements StudyOutput {

        @Override
        public Attrition attrition() {
            return result.attrition();
        }

        @Override
        public String disclosure() {
            return result.words();
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
        public void note(ResolvedProtocol resolved) {
            resolved.source("outcome", protocol.outcome());
            protocol.population()
                    .ifPresent(population -> resolved.source("population", population));
            protocol.exclude().ifPresent(set -> resolved.codes("exclude", set));
            protocol.covariates()
                    .forEach(covariate -> {
                        if (covariate instanceof Covariate.AnyOf any) {
                            resolved.codes("covariate", any.set());
                        }
                    });
        }

        @Override
        public String words(Path out) {
            return ScreenLines.summary(result, out);
        }
    }
}
