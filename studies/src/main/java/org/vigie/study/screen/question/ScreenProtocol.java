package org.vigie.study.screen.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;
import org.vigie.study.CohortSource;
import org.vigie.study.CommonKeys;
import org.vigie.study.DayWindow;
import org.vigie.vocabulary.ConceptSet;

/// What a screen is asked to do; {@link ScreenKeys} says what each key means.
public record ScreenProtocol(Values values) {

    /// Reads a protocol of `study: screen`.
    ///
    /// @param folder where files that it names are looked for
    public static ScreenProtocol read(YamlNode node, Path folder) {
        return new ScreenProtocol(ScreenKeys.KEYS.read(node, Reading.of(node, folder)));
    }

    /// Fails where the protocol names a table that the store has not.
    ///
    /// @param known the tables of the store's events
    public void checkTables(Set<String> known) {
        for (var table : tables()) {
            if (!known.contains(table)) {
                throw new InputProblem(
                        "tables: this store has no table '%s'; it has %s"
                                .formatted(
                                        table,
                                        String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    public String title() {
        return values.get(CommonKeys.TITLE).orElse("What comes before " + outcome().name() + "?");
    }

    public CohortSource outcome() {
        return values.get(ScreenKeys.OUTCOME);
    }

    public Optional<CohortSource> population() {
        return values.get(CommonKeys.POPULATION);
    }

    public int washoutDays() {
        return values.get(CommonKeys.WASHOUT_DAYS);
    }

    public int priorObservationDays() {
        return values.get(ScreenKeys.PRIOR_OBSERVATION_DAYS);
    }

    public int controlsPerCase() {
        return values.get(ScreenKeys.CONTROLS_PER_CASE);
    }

    public int birthYearTolerance() {
        return values.get(ScreenKeys.MATCH).get(ScreenKeys.BIRTH_YEAR);
    }

    public boolean matchSex() {
        return values.get(ScreenKeys.MATCH).get(ScreenKeys.SAME_SEX);
    }

    public boolean matchRegion() {
        return values.get(ScreenKeys.MATCH).get(ScreenKeys.SAME_REGION);
    }

    public boolean matchPractice() {
        return values.get(ScreenKeys.MATCH).get(ScreenKeys.SAME_PRACTICE);
    }

    /// Earliest first; they may overlap.
    public List<DayWindow> windows() {
        return values.get(ScreenKeys.WINDOWS);
    }

    public int minimumDays() {
        return values.get(ScreenKeys.MINIMUM_DAYS);
    }

    public int minimumExposed() {
        return values.get(ScreenKeys.MINIMUM_EXPOSED);
    }

    public boolean rollUp() {
        return values.get(ScreenKeys.ROLL_UP);
    }

    /// Empty for all.
    public List<String> tables() {
        return values.get(ScreenKeys.TABLES);
    }

    public Optional<ConceptSet> exclude() {
        return values.get(ScreenKeys.EXCLUDE);
    }

    public int strongest() {
        return values.get(ScreenKeys.ADJUST).get(ScreenKeys.STRONGEST);
    }

    public List<Covariate> covariates() {
        return values.get(ScreenKeys.ADJUST).get(ScreenKeys.COVARIATES);
    }

    /// Numbers of 1 to so many people are hidden; 0 hides none.
    public int smallCells() {
        return values.get(CommonKeys.SMALL_CELLS);
    }

    public long seed() {
        return values.get(CommonKeys.SEED);
    }
}
