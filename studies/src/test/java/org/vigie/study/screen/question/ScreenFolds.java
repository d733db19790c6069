package org.vigie.study.screen.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Store;
import org.vigie.study.DayWindow;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.vocabulary.Ancestry;

/// The folds of a screen with parameters that make them do all they can, for people whose codes are
/// `V/0`, `V/1` and so on, the low numbers frequent.
public final class ScreenFolds {

    private static final List<DayWindow> WINDOWS =
            List.of(new DayWindow(-900, -181), new DayWindow(-365, -1), new DayWindow(-30, -30));

    private ScreenFolds() {}

    /// Examples of every fold here.
    ///
    /// @param store whose people the matched sets are of
    public static List<Fold<?>> examples(Store store) {
        var outcome = CodeSet.of("V/2", "V/7");
        var roster = new RosterFold(outcome, Entries.NONE, Optional.empty());
        var sets = Matching.match(protocol(), new PlainRunner(store).fold(roster).inOrder()).sets();
        var members =
                sets.members().stream()
                        .mapToLong(MatchedSets.Member::person)
                        .distinct()
                        .sorted()
                        .toArray();
        var entries = new Entries(members, new int[members.length], new int[members.length]);
        return List.of(
                roster,
                new RosterFold(CodeSet.of(), entries, Optional.of(entries)),
                new ExposureFold(sets, WINDOWS, 1, Ancestry.NONE, CodeSet.of(), Set.of()),
                new ExposureFold(
                        sets,
                        WINDOWS,
                        2,
                        Ancestry.of(store.vocabulary().hierarchy()),
                        outcome,
                        Set.of("drug_exposure", "measurement")),
                new CovariateFold(
                        sets,
                        List.of(CodeSet.of(), CodeSet.of("V/0", "V/1"), CodeSet.of("V/3")),
                        WINDOWS),
                new CovariateFold(new MatchedSets(List.of(), List.of()), List.of(), List.of()));
    }

    private static ScreenProtocol protocol() {
        return ScreenProtocol.read(
                YamlNode.read(
                        """
                        study: screen
                        outcome: out
                        concept_sets: {out: [V/2, V/7]}
                        washout_days: 0
                        prior_observation_days: 100
                        match: {birth_year: 10}
                        """,
                        Path.of("laws.yaml")),
                Path.of(""));
    }
}
