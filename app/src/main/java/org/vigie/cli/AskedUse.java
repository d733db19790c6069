package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.disclosure.DisclosedUse;
import org.vigie.protocol.Said;
import org.vigie.report.UseFiles;
import org.vigie.report.UseReport;
import org.vigie.store.Store;
import org.vigie.study.Attrition;
import org.vigie.study.CohortSource;
import org.vigie.study.utilisation.UseProtocol;
import org.vigie.study.utilisation.UseStudy;
import org.vigie.timeline.People;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// `study: describe` with `drugs`.
record AskedUse(UseProtocol protocol) implements AskedStudy {

    static AskedUse read(Said said, Path folder) {
        return new AskedUse(UseProtocol.read(said, folder));
    }

    /// Nothing is random.
    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Answer ask(Store store, People people) {
        return new Answer(DisclosedUse.of(new UseStudy(protocol, store.vocabulary()).run(people)), store.vocabulary());
    }

    /// What may be shown of the use of drugs.
    record Answer(DisclosedUse use, Vocabulary vocabulary) implements StudyAnswer {

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
            UseFiles.write(use, vocabulary.codes(), folder);
        }

        @Override
        public void writeReport(Map<String, String> provenance, Path file) throws IOException {
            UseReport.write(use, vocabulary.codes(), provenance, file);
        }

        @Override
        public String resolvedProtocol(String written) {
            var p = use.protocol();
            var text = new StringBuilder(written.endsWith("\n") ? written : written + "\n");
            text.append("\n# As it was run:\n#   washout_days: ").append(p.washoutDays()).append("\n#   gap_days: ").append(p.gapDays())
                    .append("\n#   days_supplied: ").append(p.daysSupplied()).append("\n#   persistence_days: ").append(p.persistenceDays())
                    .append("\n#   indication_days: ").append(p.indicationDays()).append("\n#   top: ").append(p.top())
                    .append("\n#   age_groups: ").append(p.ageGroups()).append("\n#   sex: ").append(p.bySex()).append("\n#   region: ")
                    .append(p.byRegion()).append("\n#   small_cells: ").append(p.smallCells()).append('\n');
            p.drugs().stream().map(CohortSource::conceptSet).flatMap(Optional::stream).forEach(set -> holds(text, set));
            p.indications().ifPresent(set -> holds(text, set));
            return text.toString();
        }

        private void holds(StringBuilder text, ConceptSet set) {
            vocabulary.resolve(set).codes().codes().forEach(code -> text.append("#   ").append(set.name()).append(" holds ").append(code)
                    .append('\n'));
        }

        @Override
        public String words(Path out) {
            var words = new Words();
            words.line("%s", use.protocol().title());
            use.attrition().steps().forEach(step -> words.line("  %,13d  %s", step.left(), step.rule()));
            use.warnings().forEach(warning -> words.line("  Warning: %s", warning));
            words.line("");
            for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
                var users = use.newUsers(drug);
                words.line("  %13s  new users of %s", users.isPresent() ? String.format(Locale.ROOT, "%,d", users.getAsLong())
                        : "hidden", use.protocol().drugs().get(drug).name());
                for (var point : use.persistence(drug)) {
                    if (use.protocol().persistenceDays().contains(point.day())) {
                        words.line("  %12.1f%%  still used it after %d days (%.1f to %.1f)", 100 * point.share().value(), point.day(),
                                100 * point.share().low(), 100 * point.share().high());
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
