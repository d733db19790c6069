package org.vigie.study.signal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.signal.question.Method;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.study.signal.question.TargetSelection;
import org.vigie.vocabulary.Vocabulary;

/// The protocol of a search for signals as it was run.
public final class ResolvedSignal {

    private ResolvedSignal() {}

    public static ResolvedProtocol of(
            String written, SignalProtocol protocol, Vocabulary vocabulary) {
        var resolved = new ResolvedProtocol(written, vocabulary).settings(settings(protocol));
        targets(resolved, "exposures", protocol.exposures());
        targets(resolved, "outcomes", protocol.outcomes());
        protocol.population().ifPresent(population -> resolved.source("population", population));
        return resolved;
    }

    private static void targets(ResolvedProtocol resolved, String use, TargetSelection selection) {
        switch (selection) {
            case TargetSelection.EveryCode every -> resolved.setting(use, every.words());
            case TargetSelection.Named named ->
                    named.byName().values().forEach(source -> resolved.source(use, source));
        }
    }

    private static Map<String, Object> settings(SignalProtocol p) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("washout_days", p.washoutDays());
        settings.put("persistence_days", p.persistenceDays());
        settings.put("gap_days", p.gapDays());
        settings.put("first_exposure_only", p.firstEraOnly());
        settings.put("outcome_events", p.firstEventOnly() ? "first" : "all");
        settings.put(
                "risk_window",
                List.of(
                        "start: " + p.risk().start(),
                        "end: " + p.risk().end(),
                        "end_anchor: " + (p.risk().fromStart() ? "start" : "end")));
        settings.put("pre_exposure_days", p.risk().beforeDays());
        settings.put("age_groups", "first days " + p.ages());
        settings.put("methods", p.methods().stream().map(Method::word).toList());
        settings.put("minimum_cases", p.minimumCases());
        settings.put("negative_controls", p.negativeControls().size());
        settings.put("strongest", p.strongest());
        settings.put("season_months", p.seasonMonths());
        p.lags()
                .ifPresentOrElse(
                        curve -> {
                            settings.put("lag_days", curve.days());
                            settings.put("lags", curve.steps());
                        },
                        () -> settings.put("lags", 0));
        settings.put("tree_scan", p.treeScan());
        settings.put("small_cells", p.smallCells());
        settings.put("seed", p.seed());
        return settings;
    }
}
