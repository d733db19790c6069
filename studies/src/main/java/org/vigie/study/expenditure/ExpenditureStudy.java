package org.vigie.study.expenditure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.protocol.YamlNode;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.study.expenditure.question.ExpenditureAnalysis;
import org.vigie.study.expenditure.question.ExpenditureProtocol;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: map`.
public record ExpenditureStudy(ExpenditureProtocol protocol) implements Study {

    public static ExpenditureStudy read(YamlNode node, Path folder) {
        return new ExpenditureStudy(ExpenditureProtocol.read(node, folder));
    }

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people) {
        var result =
                new ExpenditureAnalysis(protocol, store.vocabulary(), store.tables()).run(people);
        return new Answer(DisclosedExpenditure.of(result), store.vocabulary());
    }

    /// What may be shown of a map.
    record Answer(DisclosedExpenditure map, Vocabulary vocabulary) implements StudyOutput {

        @Override
        public Attrition attrition() {
            return map.attrition();
        }

        @Override
        public String disclosure() {
            return map.words();
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            ExpenditureFiles.write(map, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            ExpenditureReport.write(map, provenance, file);
        }

        @Override
        public String resolvedProtocol(String written) {
            return ResolvedExpenditure.text(written, map.protocol(), vocabulary);
        }

        @Override
        public String words(Path out) {
            return ExpenditureSummary.of(map, out);
        }
    }
}
