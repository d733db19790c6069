package org.vigie.study.incidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;
import org.vigie.study.Breakdown;
import org.vigie.study.CohortSource;
import org.vigie.study.CommonKeys;

/// What a description of incidence and prevalence is asked to do; {@link IncidencePrevalenceKeys}
/// says what each key means.
public record IncidencePrevalenceProtocol(Values values) {

    /// Reads a protocol of `study: describe`.
    ///
    /// @param folder where files that it names are looked for
    public static IncidencePrevalenceProtocol read(YamlNode node, Path folder) {
        return new IncidencePrevalenceProtocol(
                IncidencePrevalenceKeys.KEYS.read(node, Reading.of(node, folder)));
    }

    public String title() {
        return values.get(CommonKeys.TITLE).orElse("Incidence and prevalence");
    }

    public List<CohortSource> outcomes() {
        return values.get(IncidencePrevalenceKeys.OUTCOMES);
    }

    public Optional<CohortSource> population() {
        return values.get(CommonKeys.POPULATION);
    }

    public Interval interval() {
        return values.get(IncidencePrevalenceKeys.INTERVAL);
    }

    public int from() {
        return values.get(CommonKeys.FROM);
    }

    public int to() {
        return values.get(CommonKeys.TO);
    }

    public int priorObservationDays() {
        return values.get(CommonKeys.PRIOR_OBSERVATION_DAYS);
    }

    /// Days, or {@link IncidencePrevalencePlan#EVER}.
    public int washoutDays() {
        return values.get(IncidencePrevalenceKeys.WASHOUT_DAYS);
    }

    public boolean repeatedEvents() {
        return values.get(IncidencePrevalenceKeys.REPEATED_EVENTS);
    }

    /// Days, {@link IncidencePrevalencePlan#EVER} or {@link IncidencePrevalencePlan#AS_RECORDED}.
    public int lasts() {
        return values.get(IncidencePrevalenceKeys.OUTCOME_LASTS);
    }

    /// Prevalence on the first day of an interval rather than over it.
    public boolean point() {
        return values.get(IncidencePrevalenceKeys.POINT);
    }

    public boolean fullContribution() {
        return values.get(IncidencePrevalenceKeys.FULL_CONTRIBUTION);
    }

    public boolean completeIntervals() {
        return values.get(IncidencePrevalenceKeys.COMPLETE_INTERVALS);
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
