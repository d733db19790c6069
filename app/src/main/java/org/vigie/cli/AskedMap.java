package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.disclosure.DisclosedMap;
import org.vigie.report.MapFiles;
import org.vigie.report.MapReport;
import org.vigie.store.Store;
import org.vigie.study.Attrition;
import org.vigie.study.mapping.MapProtocol;
import org.vigie.study.mapping.MapStudy;
import org.vigie.protocol.Said;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: map`.
record AskedMap(MapProtocol protocol) implements AskedStudy {

    static AskedMap read(Said said, Path folder) {
        return new AskedMap(MapProtocol.read(said, folder));
    }

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people) {
        var result = new MapStudy(protocol, store.vocabulary(), store.tables()).run(people);
        return new Answer(DisclosedMap.of(result), store.vocabulary());
    }

    /// What may be shown of a map.
    record Answer(DisclosedMap map, Vocabulary vocabulary) implements StudyAnswer {

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
            MapFiles.write(map, folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            MapReport.write(map, provenance, file);
        }

        @Override
        public String resolvedProtocol(String written) {
            return ResolvedMap.text(written, map.protocol(), vocabulary);
        }

        @Override
        public String words(Path out) {
            return MapSummary.of(map, out);
        }
    }
}
