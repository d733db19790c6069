package org.vigie.study.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.Lines;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.Study;
import org.vigie.study.StudyCodes;
import org.vigie.study.StudyOutput;
import org.vigie.timeline.People;

/// `study: count`: asks the people once.
record CountStudy(CountProtocol protocol) implements Study {

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public StudyOutput ask(Store store, People people, DisclosureKey key) {
        var codes = StudyCodes.of(protocol.conceptSet(), store.vocabulary());
        return new Output(
                new DisclosedCount(
                        protocol,
                        key,
                        people.fold(
                                new CountFold(codes, protocol.firstYear(), protocol.lastYear()))));
    }

    /// What may be shown of a count.
    private record Output(DisclosedCount count) implements StudyOutput {

        @Override
        public Attrition attrition() {
            return count.attrition();
        }

        @Override
        public String disclosure() {
            return count.words();
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            CountResultTables.YEARS.write(count.years(), folder);
            AttritionTable.OF_MANY.write(AttritionTable.rows(count.attrition()), folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            CountReport.page(count, provenance).write(file);
        }

        @Override
        public void note(ResolvedProtocol resolved) {
            resolved.codes("concept_set", count.protocol().conceptSet());
        }

        @Override
        public String words(Path out) {
            var words = new Lines();
            words.line("%s", count.protocol().title());
            words.line("%s", CountReport.lead(count));
            words.line("Disclosure: %s", count.words());
            words.line("Report: %s", out.resolve("report.html"));
            return words.text();
        }
    }
}
