package org.vigie.study.expenditure;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.expenditure.question.ExpenditureProtocol;
import org.vigie.study.expenditure.rules.RecordKind;
import org.vigie.study.expenditure.rules.Term;
import org.vigie.vocabulary.Vocabulary;

/// The protocol of a map of expenditure as it was run: also how many codes of this store each rule
/// names.
final class ResolvedExpenditure {

    private ResolvedExpenditure() {}

    static String text(String written, ExpenditureProtocol p, Vocabulary vocabulary) {
        var resolved =
                new ResolvedProtocol(written, vocabulary)
                        .setting("rules", p.rules().name() + ", version " + p.rules().version())
                        .setting("years", p.firstYear() + " to " + p.lastYear())
                        .setting("washout_years", p.washoutYears())
                        .setting("age_groups", p.ageGroups())
                        .setting("sex", p.bySex())
                        .setting("region", p.byRegion())
                        .setting("amount", p.amount())
                        .setting("currency", p.currency())
                        .setting("language", p.language())
                        .setting("small_cells", p.smallCells());
        p.population().ifPresent(who -> resolved.source("population", who));
        for (var group : p.rules().groups()) {
            resolved.line(
                    group.id()
                            + (group.unless().isEmpty()
                                    ? ""
                                    : ", unless " + String.join(", ", group.unless()))
                            + ":");
            group.any().forEach(all -> resolved.line("  " + all(all, vocabulary)));
        }
        return resolved.text();
    }

    private static String all(List<Term> terms, Vocabulary vocabulary) {
        return terms.stream()
                .map(term ->
                        vocabulary.resolve(term.codes()).codes().codes().size()
                                + " codes in "
                                + term.in().stream()
                                        .map(RecordKind::name)
                                        .collect(Collectors.joining(" or "))
                                + " on "
                                + term.days()
                                + (term.days() == 1 ? " day" : " days")
                                + " of one of "
                                + term.years()
                                + (term.years() == 1 ? " year" : " years"))
                .collect(Collectors.joining(", and "));
    }
}
