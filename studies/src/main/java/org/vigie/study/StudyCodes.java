package org.vigie.study;

import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.timeline.Code;
import org.vigie.timeline.CodeSet;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// The codes that a concept set of a protocol holds in a store.
public final class StudyCodes {

    private StudyCodes() {}

    /// What a concept set that a study needs holds.
    ///
    /// @throws InputProblem where that is nothing
    public static CodeSet of(ConceptSet set, Vocabulary vocabulary) {
        var codes = vocabulary.resolve(set).codes();
        if (codes.isEmpty()) {
            throw new InputProblem(
                    "the concept set '"
                            + set.name()
                            + "' names no code of this store: "
                            + set.items().stream()
                                    .map(item -> item.reference().words())
                                    .collect(Collectors.joining(", "))
                            + hint(set, vocabulary));
        }
        return codes;
    }

    /// Codes that differ in capitals only, or where to look.
    private static String hint(ConceptSet set, Vocabulary vocabulary) {
        for (var item : set.items()) {
            if (item.reference() instanceof ConceptSet.Text text) {
                for (var code : vocabulary.codes().all()) {
                    if (code.code().equalsIgnoreCase(text.code())) {
                        return "; did you mean " + code.code() + "?";
                    }
                }
            }
        }
        boolean concepts = vocabulary.codes().all().stream().anyMatch(code -> code.concept() != 0);
        return concepts
                ? "; see the store's codes with 'vigie describe --top 1000'"
                : "; this store has no OMOP concept ids, name codes such as 'code: "
                        + vocabulary.codes().all().stream()
                                .filter(code -> code.events() > 0)
                                .findFirst()
                                .map(Code::code)
                                .orElse("ICD10/C34*")
                        + "'";
    }
}
