package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.vigie.study.Entries;
import org.vigie.study.StudyCodes;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Ancestry;
import org.vigie.vocabulary.Vocabulary;

/// The agnostic screen: one pass to see who has the outcome and who is at risk, one over the
/// matched sets for every code and window, and one for the covariates of the strongest.
///
/// Cohorts that are outcome or population are evaluated before, each in a pass of its own.
public record ScreenAnalysis(ScreenProtocol protocol, Vocabulary vocabulary) {

    /// Runs the screen.
    ///
    /// @throws InputProblem where the outcome, a covariate or what is left out names nothing that
    ///   the store has
    public ScreenResult run(People people) {
        var excluded = excluded();
        var covariates = Adjustment.codes(protocol, vocabulary);
        var rosterFold = rosterFold(people);
        var roster = people.fold(rosterFold);
        var matched = Matching.match(protocol, roster.inOrder());
        var sets = matched.sets();
        var exposures = people.fold(exposureFold(sets, excluded));
        var associations = new Associations(protocol, sets, exposures, vocabulary.codes());
        var all = associations.all();
        var hidden = HiddenTests.of(all, ancestry(), protocol.smallCells());
        var strongest =
                IntStream.range(0, all.size())
                        .filter(i -> !hidden.get(i))
                        .limit(protocol.strongest())
                        .mapToObj(all::get)
                        .toList();
        var adjusted = new Adjustment(protocol, sets, exposures, covariates).of(strongest, people);
        var text = new ScreenText(protocol, vocabulary, all.size(), strongest.size());
        long cases = sets.sets();
        return new ScreenResult(
                protocol.title(),
                protocol.outcome().name(),
                cases,
                sets.members().size() - cases,
                matched.unmatched(),
                protocol.windows(),
                all.size(),
                matched.attrition(),
                all,
                ancestry(),
                adjusted,
                associations.replications(all),
                text.methods(),
                ScreenText.limits(protocol),
                text.warnings(cases));
    }

    /// The question of who has the outcome, and when.
    RosterFold rosterFold(People people) {
        var outcome = protocol.outcome();
        return new RosterFold(
                outcome(),
                outcome.conceptSet().isPresent()
                        ? Entries.NONE
                        : outcome.entries(people, vocabulary),
                protocol.population().map(population -> population.stays(people, vocabulary)));
    }

    private Ancestry ancestry() {
        return protocol.rollUp() ? Ancestry.of(vocabulary.hierarchy()) : Ancestry.NONE;
    }

    /// The question of who in the sets was exposed to what.
    ExposureFold exposureFold(MatchedSets sets, CodeSet excluded) {
        return new ExposureFold(
                sets,
                protocol.windows(),
                protocol.minimumDays(),
                ancestry(),
                excluded,
                Set.copyOf(protocol.tables()));
    }

    /// The codes that are the outcome; none where it is a cohort.
    private CodeSet outcome() {
        return protocol.outcome()
                .conceptSet()
                .map(set -> StudyCodes.of(set, vocabulary))
                .orElse(CodeSet.of());
    }

    /// The outcome itself, what is computed from other records, and what the protocol leaves out.
    CodeSet excluded() {
        var excluded = new ArrayList<>(outcome().codes());
        for (var code : vocabulary.codes().all()) {
            if (code.code().startsWith("ERA/") || code.code().startsWith("MEDS_")) {
                excluded.add(code.code());
            }
        }
        protocol.exclude()
                .ifPresent(set -> excluded.addAll(StudyCodes.of(set, vocabulary).codes()));
        return CodeSet.of(excluded);
    }

    /// Codes that each of the protocol's concept sets holds here, for the resolved protocol.
    public List<String> outcomeCodes() {
        return outcome().codes();
    }
}
