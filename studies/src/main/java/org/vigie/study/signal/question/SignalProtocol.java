package org.vigie.study.signal.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;
import org.vigie.study.CohortSource;
import org.vigie.study.CommonKeys;
import org.vigie.study.Entries;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.method.Spline;
import org.vigie.study.signal.method.TreeScanned;

/// What a search for signals is asked to do; {@link SignalKeys} says what each key means.
public record SignalProtocol(Values values) {

    private static final double YEAR = 365.25;

    /// Reads a protocol of `study: signal`.
    ///
    /// @param folder where files that it names are looked for
    public static SignalProtocol read(YamlNode node, Path folder) {
        return new SignalProtocol(SignalKeys.KEYS.read(node, Reading.of(node, folder)));
    }

    public String title() {
        return values.get(CommonKeys.TITLE)
                .orElseGet(() ->
                        "Which exposures (%s) are followed by which outcomes (%s)?"
                                .formatted(exposures().words(), outcomes().words()));
    }

    public TargetSelection exposures() {
        return values.get(SignalKeys.EXPOSURES);
    }

    public TargetSelection outcomes() {
        return values.get(SignalKeys.OUTCOMES);
    }

    public Optional<CohortSource> population() {
        return values.get(CommonKeys.POPULATION);
    }

    public int washoutDays() {
        return values.get(CommonKeys.WASHOUT_DAYS);
    }

    public int extraDays() {
        return values.get(SignalKeys.EXTRA_DAYS);
    }

    /// Days that a record lasts whose length the source does not say.
    public int suppliedDays() {
        return values.get(SignalKeys.DAYS_SUPPLIED);
    }

    public int gapDays() {
        return values.get(SignalKeys.GAP_DAYS);
    }

    public boolean firstEraOnly() {
        return values.get(SignalKeys.FIRST_EXPOSURE_ONLY);
    }

    public boolean firstEventOnly() {
        return values.get(SignalKeys.FIRST_OUTCOME_ONLY);
    }

    public RiskWindow risk() {
        return new RiskWindow(
                values.get(SignalKeys.RISK_WINDOW).get(SignalKeys.START),
                values.get(SignalKeys.RISK_WINDOW).get(SignalKeys.END),
                values.get(SignalKeys.RISK_WINDOW).get(SignalKeys.FROM_START),
                values.get(SignalKeys.PRE_EXPOSURE_DAYS));
    }

    /// First days of age of the age groups after the first; empty for none.
    public List<Integer> ages() {
        return values.get(SignalKeys.AGE_GROUPS).stream().map(SignalProtocol::firstDay).toList();
    }

    /// The first is the one that ranks pairs.
    public List<Method> methods() {
        return values.get(SignalKeys.METHODS);
    }

    public int minimumCases() {
        return values.get(SignalKeys.MINIMUM_CASES);
    }

    public List<Pair> negativeControls() {
        return values.get(SignalKeys.NEGATIVE_CONTROLS);
    }

    public int strongest() {
        return values.get(SignalKeys.STRONGEST);
    }

    public int seasonMonths() {
        return values.get(SignalKeys.SEASON_MONTHS);
    }

    /// The curve since the exposure began; nothing for none.
    public Optional<LagSteps> lags() {
        return values.get(SignalKeys.LAGS) == 0
                ? Optional.empty()
                : Optional.of(
                        new LagSteps(
                                values.get(SignalKeys.LAG_DAYS),
                                values.get(SignalKeys.LAGS),
                                seed()));
    }

    public TreeScanned treeScan() {
        return values.get(SignalKeys.TREE_SCAN);
    }

    /// Whether pairs are asked if the exposure starts more often after the outcome than before it:
    /// where that is said, and always with LGPS.
    public boolean leopard() {
        return values.get(SignalKeys.LEOPARD) || methods().contains(Method.LGPS);
    }

    /// What the rate depends on in the case series with splines.
    public List<Spline> splines() {
        return values.get(SignalKeys.SPLINES);
    }

    public int smallCells() {
        return values.get(CommonKeys.SMALL_CELLS);
    }

    public long seed() {
        return values.get(CommonKeys.SEED);
    }

    /// The first day of a year of age.
    public static int firstDay(int age) {
        return (int) Math.ceil(age * YEAR);
    }

    /// The same search over other exposures and outcomes, with nothing calibrated and no pair
    /// looked at closely.
    public SignalProtocol about(TargetSelection otherExposures, TargetSelection otherOutcomes) {
        return new SignalProtocol(
                values.with(CommonKeys.TITLE, Optional.of(title()))
                        .with(SignalKeys.EXPOSURES, otherExposures)
                        .with(SignalKeys.OUTCOMES, otherOutcomes)
                        .with(SignalKeys.NEGATIVE_CONTROLS, List.of())
                        .with(SignalKeys.STRONGEST, 0)
                        .with(SignalKeys.SEASON_MONTHS, 0)
                        .with(SignalKeys.LAGS, 0)
                        .with(SignalKeys.TREE_SCAN, TreeScanned.NO)
                        .with(CommonKeys.SMALL_CELLS, 0));
    }

    /// Whether who has no day of birth is left out.
    public boolean needsBirth() {
        return !ages().isEmpty() || methods().stream().anyMatch(Method::needsBirth);
    }

    /// How people are looked at.
    public AtRiskRules watch(Optional<Entries> members) {
        return new AtRiskRules(
                members,
                washoutDays(),
                extraDays(),
                suppliedDays(),
                risk(),
                gapDays(),
                firstEraOnly(),
                firstEventOnly(),
                needsBirth(),
                methods().contains(Method.SEQUENCE_SYMMETRY),
                methods().contains(Method.LGPS)
                        ? Optional.of(new PersonTimeRules(risk(), ages()))
                        : Optional.empty());
    }
}
