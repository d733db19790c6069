package org.vigie.cli;

import java.util.stream.Collectors;
import org.vigie.study.mapping.MapProtocol;
import org.vigie.study.mapping.RecordKind;
import org.vigie.vocabulary.Vocabulary;

/// The protocol of a map as it was run: what was written, then as a comment what each setting came to, and
/// how many codes of this store each rule names.
final class ResolvedMap {

    private ResolvedMap() {
    }

    static String text(String written, MapProtocol p, Vocabulary vocabulary) {
        var text = new StringBuilder(written.endsWith("\n") ? written : written + "\n");
        text.append("\n# As it was run:\n");
        setting(text, "rules", p.rules().name() + ", version " + p.rules().version());
        setting(text, "years", p.firstYear() + " to " + p.lastYear());
        setting(text, "washout_years", p.washoutYears());
        setting(text, "age_groups", p.ageGroups());
        setting(text, "sex", p.bySex());
        setting(text, "region", p.byRegion());
        setting(text, "amount", p.amount());
        setting(text, "currency", p.currency());
        setting(text, "language", p.language());
        setting(text, "small_cells", p.smallCells());
        p.population().ifPresent(who -> ResolvedProtocol.source(text, "population", who, vocabulary));
        for (var group : p.rules().groups()) {
            text.append("#   ").append(group.id()).append(group.unless().isEmpty() ? "" : ", unless " + String.join(", ", group.unless()))
                    .append(":\n");
            group.any().forEach(all -> text.append("#     ").append(all.stream().map(term -> vocabulary.resolve(term.codes()).codes()
                    .codes().size() + " codes in " + term.in().stream().map(RecordKind::name).collect(Collectors.joining(" or "))
                    + " on " + term.days() + (term.days() == 1 ? " day" : " days") + " of one of " + term.years()
                    + (term.years() == 1 ? " year" : " years")).collect(Collectors.joining(", and "))).append('\n'));
        }
        return text.toString();
    }

    private static void setting(StringBuilder text, String name, Object value) {
        text.append("#   ").append(name).append(": ").append(value).append('\n');
    }
}
