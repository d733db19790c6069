package org.vigie.study.surveillance.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;
import org.vigie.statistics.sequential.late.RiskWindow;
import org.vigie.study.CohortSource;
import org.vigie.study.CommonKeys;

/// What a surveillance is asked to do; {@link SurveillanceKeys} says what each key means.
public record SurveillanceProtocol(Values values) {

    /// Reads a protocol of `study: surveillance`.
    ///
    /// @param folder where files that it names are looked for
    public static SurveillanceProtocol read(YamlNode node, Path folder) {
        return new SurveillanceProtocol(CheckedKeys.KEYS.read(node, Reading.of(node, folder)));
    }

    public String title() {
        return values.get(CommonKeys.TITLE).orElse("Surveillance");
    }

    public List<CohortSource> exposures() {
        return values.get(SurveillanceKeys.EXPOSURES);
    }

    public List<CohortSource> outcomes() {
        return values.get(SurveillanceKeys.OUTCOMES);
    }

    public int from() {
        return values.get(SurveillanceKeys.FROM);
    }

    public int to() {
        return values.get(SurveillanceKeys.TO);
    }

    /// The first day of the history; that of surveillance where there is none.
    public int historyFrom() {
        return values.get(SurveillanceKeys.HISTORY_FROM).orElse(from());
    }

    public LookInterval interval() {
        return values.get(SurveillanceKeys.LOOKS);
    }

    /// The last day of each look.
    public List<Integer> looks() {
        return interval().lastDays(from(), to());
    }

    /// Outcomes without any effect; often none.
    public List<CohortSource> negativeControls() {
        return values.get(SurveillanceKeys.NEGATIVE_CONTROLS).orElse(List.of());
    }

    public RiskWindow risk() {
        return SurveillanceKeys.risk(values);
    }

    /// The window with which it is compared, of the binomial method.
    public Optional<RiskWindow> comparison() {
        return SurveillanceKeys.comparison(values);
    }

    /// The rate ratio that cumulative sums look for.
    public Optional<Double> cusumRatio() {
        return values.get(SurveillanceKeys.CUSUM_RATIO);
    }

    public Optional<Integer> maximumEvents() {
        return values.get(SurveillanceKeys.MAXIMUM_EVENTS);
    }

    public int washoutDays() {
        return values.get(CommonKeys.WASHOUT_DAYS);
    }

    public TestMethod method() {
        return values.get(SurveillanceKeys.METHOD);
    }

    public double alpha() {
        return values.get(SurveillanceKeys.ALPHA);
    }

    public int minimumEvents() {
        return values.get(SurveillanceKeys.MINIMUM_EVENTS);
    }

    public Spending spending() {
        return values.get(SurveillanceKeys.SPENDING);
    }

    public Optional<Double> maximumExpected() {
        return values.get(SurveillanceKeys.MAXIMUM_EXPECTED);
    }

    public List<Double> completeness() {
        return values.get(SurveillanceKeys.COMPLETENESS);
    }

    public List<Integer> ageGroups() {
        return values.get(SurveillanceKeys.AGE_GROUPS);
    }

    public boolean bySex() {
        return values.get(SurveillanceKeys.SEX);
    }

    public int smallCells() {
        return values.get(CommonKeys.SMALL_CELLS);
    }
}
