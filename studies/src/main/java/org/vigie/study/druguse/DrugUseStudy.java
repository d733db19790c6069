package org.vigie.study.druguse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.report.table.Lines;
import org.vigie.store.read.Store;
import org.vigie.study.Attrition;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// `study: describe` with `drugs`.
public record DrugUseStudy(DrugUseProtocol protocol) implements Study {

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people, DisclosureKey key) {
        return new Answer(
                DisclosedDrugUse.of(
                        new DrugUseAnalysis(protocol, store.vocabulary()).run(people), key),
                store.vocabulary());
    }

    /// What may be shown of the use of drugs.
    record Answer(DisclosedDrugUse use, Vocabulary vocabulary) implements StudyOutput {

        @Override
        public Attrition attrition() {
            return use.attrition();
        }

        @Override
        public String disclosure() {
            return use.words();
        }

        @Override
        public void writeTables(Path folder) throws IOException {
            DrugUseFiles.write(use, vocabulary.codes(), folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            DrugUseReport.write(use, vocabulary.codes(), provenance, file);
        }

        @Override
        public void note(ResolvedProtocol resolved) {
            use.protocol().drugs().forEach(drug -> resolved.source("drug", drug));
            use.protocol().indications().ifPresent(set -> resolved.codes("indications", set));
        }

        @Override
        public String words(Path out) {
            var words = new Lines();
            words.line("%s", use.protocol().title());
            use.attrition()
                    .steps()
                    .forEach(step -> words.line("  %,13d  %s", step.left(), step.rule()));
            use.warnings().forEach(warning -> words.line("  Warning: %s", warning));
            words.line("");
            for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
                var users = use.newUsers(drug);
                words.line(
                        "  %13s  new users of %s",
                        users.isPresent()
                                ? String.format(Locale.ROOT, "%,d", users.getAsLong())
                                : "hidden",
                        use.protocol().drugs().get(drug).name());
                for (var point : use.persistence(drug)) {
                    if (use.protocol().persistenceDays().contains(point.day())) {
                        words.line(
                                "  %12.1f%%  still used it after %d days (%.1f to %.1f)",
                                100 * point.share().value(),
                                point.day(),
                                100 * point.share().low(),
                                100 * point.share().high());
                    }
                }
            }
            words.line("");
            words.line("Disclosure: %s", use.words());
            words.line("Report: %s", out.resolve("report.html"));
            return words.text();
        }
    }
}
