package org.vigie.study.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.screen.question.ScreenProtocol;
import org.vigie.vocabulary.Vocabulary;

/// The protocol of a screen as it was run.
final class ResolvedScreen {

    private ResolvedScreen() {}

    static String text(String written, ScreenProtocol protocol, Vocabulary vocabulary) {
        var resolved =
                new ResolvedProtocol(written, vocabulary)
                        .settings(settings(protocol))
                        .source("outcome", protocol.outcome());
        protocol.population().ifPresent(population -> resolved.source("population", population));
        protocol.exclude().ifPresent(set -> resolved.codes("exclude", set));
        protocol.covariates()
                .forEach(covariate -> {
                    if (covariate instanceof ScreenProtocol.AnyOf any) {
                        resolved.codes("covariate", any.set());
                    }
                });
        return resolved.text();
    }

    private static Map<String, Object> settings(ScreenProtocol p) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("washout_days", p.washoutDays());
        settings.put("minimum_history_days", p.minimumHistoryDays());
        settings.put("controls_per_case", p.controlsPerCase());
        settings.put(
                "match",
                List.of(
                        "birth_year: " + p.birthYearTolerance(),
                        "sex: " + p.matchSex(),
                        "region: " + p.matchRegion(),
                        "practice: " + p.matchPractice()));
        settings.put(
                "windows", p.windows().stream().map(w -> List.of(w.start(), w.end())).toList());
        settings.put("minimum_days", p.minimumDays());
        settings.put("minimum_exposed", p.minimumExposed());
        settings.put("roll_up", p.rollUp());
        settings.put("tables", p.tables());
        settings.put(
                "adjust",
                "strongest "
                        + p.strongest()
                        + ", covariates "
                        + p.covariates().stream().map(ScreenProtocol.Covariate::name).toList());
        settings.put("seed", p.seed());
        return settings;
    }
}
