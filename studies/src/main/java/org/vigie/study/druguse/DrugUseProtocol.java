package org.vigie.study.druguse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;
import org.vigie.study.Breakdown;
import org.vigie.study.CohortSource;
import org.vigie.study.CommonKeys;
import org.vigie.vocabulary.ConceptSet;

/// What a description of the use of drugs is asked to do; {@link DrugUseKeys} says what each key
/// means.
public record DrugUseProtocol(Values values) {

    /// Reads a protocol of `study: describe`.
    ///
    /// @param folder where files that it names are looked for
    public static DrugUseProtocol read(YamlNode node, Path folder) {
        return new DrugUseProtocol(DrugUseKeys.KEYS.read(node, Reading.of(node, folder)));
    }

    public String title() {
        return values.get(CommonKeys.TITLE).orElse("Use of drugs");
    }

    public List<CohortSource> drugs() {
        return values.get(DrugUseKeys.DRUGS);
    }

    public int from() {
        return values.get(CommonKeys.FROM);
    }

    public int to() {
        return values.get(CommonKeys.TO);
    }

    public int washoutDays() {
        return values.get(DrugUseKeys.WASHOUT_DAYS);
    }

    public int gapDays() {
        return values.get(DrugUseKeys.GAP_DAYS);
    }

    public int daysSupplied() {
        return Math.max(1, values.get(DrugUseKeys.DAYS_SUPPLIED));
    }

    public List<Integer> persistenceDays() {
        return values.get(DrugUseKeys.PERSISTENCE_DAYS);
    }

    public Optional<ConceptSet> indications() {
        return values.get(DrugUseKeys.INDICATIONS);
    }

    /// The first and the last day relative to the start.
    public List<Integer> indicationDays() {
        return values.get(DrugUseKeys.INDICATION_DAYS);
    }

    public int top() {
        return values.get(DrugUseKeys.TOP);
    }

    /// Age groups, sex and region.
    public Breakdown by() {
        return new Breakdown(
                values.get(CommonKeys.AGE_GROUPS),
                values.get(CommonKeys.SEX),
                values.get(CommonKeys.REGION));
    }

    public int smallCells() {
        return values.get(CommonKeys.SMALL_CELLS);
    }
}
