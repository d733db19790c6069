package org.vigie.report;

import java.util.ArrayList;
import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.study.signal.CloseUp;
import org.vigie.study.signal.SignalResult;

/// The strongest pairs closely: the outcome month by month around the start of the exposure, and by age.
final class CloseUpPlots {

    private static final double YEAR = 365.25;

    private CloseUpPlots() {
    }

    static List<Section> of(SignalResult result) {
        var sections = new ArrayList<Section>();
        if (!result.closeUps().isEmpty()) {
            sections.add(chronographs(result.closeUps()));
        }
        var aged = result.closeUps().stream()
                .filter(closeUp -> closeUp.ages().stream().anyMatch(age -> !Double.isNaN(age.rate().value()))).toList();
        if (!aged.isEmpty()) {
            sections.add(ages(aged));
        }
        return sections;
    }

    private static Section.Figure chronographs(List<CloseUp> closeUps) {
        var labels = new ArrayList<String>();
        var middles = new ArrayList<Double>();
        var observed = new ArrayList<Long>();
        var expected = new ArrayList<Double>();
        for (var closeUp : closeUps) {
            for (var point : closeUp.chronograph().points()) {
                labels.add(PairWords.twoLines(closeUp.signal()));
                middles.add((point.from() + point.to()) / 2.0);
                observed.add(point.observed());
                expected.add(point.expected());
            }
        }
        var spec = FigureSpec.of("chronograph").with("labels", labels.stream().distinct().toList());
        return new Section.Figure("Around the start of the exposure", "Bars: eras with the outcome in each 30 days before and"
                + " after they began, and on day 0; line: as many as the outcome has around exposures of all kinds. Bars that rise"
                + " above the line only after day 0 speak for an effect; bars that rise before it, for a drug given to those who"
                + " have, or are about to have, the outcome.",
                "Chronographs of " + closeUps.size() + " pairs.", spec.json(), List.of(new Column.Text("label", labels),
                        new Column.Real("day", middles.stream().mapToDouble(day -> day).toArray()),
                        new Column.Count("observed", observed.stream().mapToLong(n -> n).toArray()),
                        new Column.Real("expected", expected.stream().mapToDouble(n -> n).toArray())));
    }

    private static Section.Figure ages(List<CloseUp> closeUps) {
        var labels = new ArrayList<String>();
        var years = new ArrayList<Double>();
        var rates = new ArrayList<Estimate>();
        for (var closeUp : closeUps) {
            for (var age : closeUp.ages()) {
                labels.add(PairWords.twoLines(closeUp.signal()));
                years.add(Math.floor(age.firstDay() / YEAR));
                rates.add(age.rate());
            }
        }
        var axis = RatioAxis.of(rates);
        var spec = FigureSpec.of("ages").with("domain", axis.domain()).with("ticks", axis.ticks())
                .with("labels", labels.stream().distinct().toList());
        return new Section.Figure("By age", "The rate of the outcome in each age group relative to the youngest in the model, as"
                + " adjusted for; 95% intervals" + (rates.stream().allMatch(axis::holds) ? "."
                        : ", cut where they reach beyond the axis."),
                "Rate by age for " + closeUps.size() + " pairs.", spec.json(), List.of(new Column.Text("label", labels),
                        new Column.Real("age", years.stream().mapToDouble(age -> age).toArray()),
                        new Column.Ratio("rate", rates),
                        new Column.Real("drawn", axis.clamp(rates.stream().mapToDouble(Estimate::value))),
                        new Column.Real("from", axis.clamp(rates.stream().mapToDouble(Estimate::low))),
                        new Column.Real("to", axis.clamp(rates.stream().mapToDouble(Estimate::high)))));
    }
}
