package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vigie.study.StudyProblem;
import org.vigie.timeline.Code;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Ancestry;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// The agnostic screen: one pass to see who has the outcome and who is at risk, one over the matched
/// sets for every code and window, and one for the covariates of the strongest.
///
/// @param outcomeEntries the cohort that is the outcome, where the protocol names one
public record ScreenStudy(ScreenProtocol protocol, Vocabulary vocabulary, OutcomeCohort outcomeEntries) {

    /// Runs the screen.
    ///
    /// @throws StudyProblem where the outcome, a covariate or what is left out names nothing that the store has
    public ScreenResult run(People people) {
        var rosterFold = rosterFold();
        var excluded = excluded();
        var covariates = Adjustment.codes(protocol, vocabulary);
        var roster = people.fold(rosterFold);
        var matched = Matching.match(protocol, roster.inOrder());
        var sets = matched.sets();
        var exposures = people.fold(exposureFold(sets, excluded));
        var associations = new Associations(protocol, sets, exposures, vocabulary.codes());
        var all = associations.all();
        var strongest = all.subList(0, Math.min(protocol.strongest(), all.size()));
        var adjusted = new Adjustment(protocol, sets, exposures, covariates).of(strongest, people);
        long cases = sets.sets();
        return new ScreenResult(protocol.title(), protocol.outcomeName(), cases, sets.members().size() - cases,
                matched.unmatched(), protocol.windows(), all.size(), matched.attrition(), all, adjusted,
                associations.replications(all),
                new ScreenText(protocol, vocabulary, all.size()).methods(), ScreenText.limits(protocol),
                new ScreenText(protocol, vocabulary, all.size()).warnings(cases));
    }

    /// The question of who has the outcome, and when.
    RosterFold rosterFold() {
        return new RosterFold(outcome(), outcomeEntries.entries());
    }

    /// The question of who in the sets was exposed to what.
    ExposureFold exposureFold(MatchedSets sets, CodeSet excluded) {
        return new ExposureFold(sets, protocol.windows(), protocol.minimumDays(),
                protocol.rollUp() ? Ancestry.of(vocabulary.hierarchy()) : Ancestry.NONE, excluded,
                Set.copyOf(protocol.tables()));
    }

    private CodeSet outcome() {
        if (protocol.outcome().isEmpty()) {
            return CodeSet.of();
        }
        return codes(protocol.outcome().get(), vocabulary);
    }

    /// What a concept set that the study needs holds in the store.
    static CodeSet codes(ConceptSet set, Vocabulary vocabulary) {
        var codes = vocabulary.resolve(set).codes();
        if (codes.isEmpty()) {
            throw new StudyProblem("the concept set '" + set.name() + "' names no code of this store: "
                    + String.join(", ", set.items().stream().map(item -> item.reference().words()).toList()) + hint(set, vocabulary));
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
        return concepts ? "; see the store's codes with 'vigie describe --top 1000'"
                : "; this store has no OMOP concept ids, name codes such as 'code: "
                        + vocabulary.codes().all().stream().filter(code -> code.events() > 0).findFirst()
                                .map(Code::code).orElse("ICD10/C34*") + "'";
    }

    /// The outcome itself, what is computed from other records, and what the protocol leaves out.
    CodeSet excluded() {
        var excluded = new ArrayList<>(outcome().codes());
        for (var code : vocabulary.codes().all()) {
            if (code.code().startsWith("ERA/") || code.code().startsWith("MEDS_")) {
                excluded.add(code.code());
            }
        }
        protocol.exclude().ifPresent(set -> excluded.addAll(codes(set, vocabulary).codes()));
        return CodeSet.of(excluded);
    }

    /// Codes that each of the protocol's concept sets holds here, for the resolved protocol.
    public List<String> outcomeCodes() {
        return outcome().codes();
    }
}
