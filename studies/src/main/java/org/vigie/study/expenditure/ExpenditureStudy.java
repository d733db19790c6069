package org.vigie.study.expenditure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.study.expenditure.question.ExpenditureAnalysis;
import org.vigie.study.expenditure.question.ExpenditureProtocol;
import org.vigie.study.expenditure.rules.RecordKind;
import org.vigie.study.expenditure.rules.Term;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: map`.
public record ExpenditureStudy(ExpenditureProtocol protocol) implements Study {

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people, DisclosureKey key) {
        var known = protocol.in(store.manifest().currency());
        var result = new ExpenditureAnalysis(known, store.vocabulary(), store.tables()).run(people);
        return new Answer(DisclosedExpenditure.of(result, key), store.vocabulary());
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
        public void note(ResolvedProtocol resolved) {
            var protocol = map.protocol();
            resolved.note(
                    "rules: "
                            + protocol.rules().name()
                            + ", version "
                            + protocol.rules().version());
            protocol.population().ifPresent(who -> resolved.source("population", who));
            for (var group : protocol.rules().groups()) {
                resolved.note(
                        group.id()
                                + (group.unless().isEmpty()
                                        ? ""
                                        : ", unless " + String.join(", ", group.unless()))
                                + ":");
                group.any().forEach(all -> resolved.note("  " + all(all)));
            }
        }

        private String all(List<Term> terms) {
            return terms.stream()
                    .map(term ->
                            "%d codes in %s on %d %s of one of %d %s"
                                    .formatted(
                                            vocabulary.resolve(term.codes()).codes().codes().size(),
                                            term.in().stream()
                                                    .map(RecordKind::name)
                                                    .collect(Collectors.joining(" or ")),
                                            term.days(),
                                            term.days() == 1 ? "day" : "days",
                                            term.years(),
                                            term.years() == 1 ? "year" : "years"))
                    .collect(Collectors.joining(", and "));
        }

        @Override
        public String words(Path out) {
            return ExpenditureSummary.of(map, out);
        }
    }
}
