package org.vigie.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.study.CohortSource;
import org.vigie.study.screen.ScreenProtocol;
import org.vigie.study.evaluate.EvaluationProtocol;
import org.vigie.study.signal.Choice;
import org.vigie.study.signal.Method;
import org.vigie.study.signal.SignalProtocol;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// A protocol as it was run: what was written, then as a comment what each setting came to and which
/// codes its concept sets hold in this store.
final class ResolvedProtocol {

    private ResolvedProtocol() {
    }

    static String text(String written, ScreenProtocol protocol, Vocabulary vocabulary) {
        var text = new StringBuilder(written);
        if (!written.endsWith("\n")) {
            text.append('\n');
        }
        text.append("\n# As it was run:\n");
        settings(protocol).forEach((name, value) -> text.append("#   ").append(name).append(": ").append(value).append('\n'));
        source(text, "outcome", protocol.outcome(), vocabulary);
        protocol.population().ifPresent(population -> source(text, "population", population, vocabulary));
        protocol.exclude().ifPresent(set -> codes(text, "exclude", set, vocabulary));
        protocol.covariates().forEach(covariate -> {
            if (covariate instanceof ScreenProtocol.AnyOf any) {
                codes(text, "covariate", any.set(), vocabulary);
            }
        });
        return text.toString();
    }

    static String text(String written, SignalProtocol protocol, Vocabulary vocabulary) {
        var text = new StringBuilder(written);
        if (!written.endsWith("\n")) {
            text.append('\n');
        }
        text.append("\n# As it was run:\n");
        settings(protocol).forEach((name, value) -> text.append("#   ").append(name).append(": ").append(value).append('\n'));
        choice(text, "exposures", protocol.exposures(), vocabulary);
        choice(text, "outcomes", protocol.outcomes(), vocabulary);
        protocol.population().ifPresent(population -> source(text, "population", population, vocabulary));
        return text.toString();
    }

    static String text(String written, EvaluationProtocol protocol, Path reference, Vocabulary vocabulary) {
        return text(written, protocol.search(), vocabulary) + "# Evaluated over the pairs of a reference set, not over these exposures"
                + " and outcomes:\n#   reference: " + reference + ", SHA-256 " + StudyRun.sha256(reference) + "\n#   calibrated by: "
                + protocol.by() + "\n";
    }

    private static void choice(StringBuilder text, String use, Choice choice, Vocabulary vocabulary) {
        switch (choice) {
            case Choice.EveryCode every -> text.append("#   ").append(use).append(": ").append(every.words()).append('\n');
            case Choice.Named named -> named.byName().values().forEach(source -> source(text, use, source, vocabulary));
        }
    }

    private static Map<String, Object> settings(SignalProtocol p) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("washout_days", p.washoutDays());
        settings.put("persistence_days", p.persistenceDays());
        settings.put("gap_days", p.gapDays());
        settings.put("first_exposure_only", p.firstEraOnly());
        settings.put("outcome_events", p.firstEventOnly() ? "first" : "all");
        settings.put("risk_window", List.of("start: " + p.risk().start(), "end: " + p.risk().end(),
                "end_anchor: " + (p.risk().fromStart() ? "start" : "end")));
        settings.put("pre_exposure_days", p.risk().beforeDays());
        settings.put("age_groups", "first days " + p.ages());
        settings.put("methods", p.methods().stream().map(Method::word).toList());
        settings.put("minimum_cases", p.minimumCases());
        settings.put("negative_controls", p.negativeControls().size());
        settings.put("strongest", p.strongest());
        settings.put("season_months", p.seasonMonths());
        p.lags().ifPresentOrElse(curve -> {
            settings.put("lag_days", curve.days());
            settings.put("lags", curve.steps());
        }, () -> settings.put("lags", 0));
        settings.put("tree_scan", p.treeScan());
        settings.put("small_cells", p.smallCells());
        settings.put("seed", p.seed());
        return settings;
    }

    private static Map<String, Object> settings(ScreenProtocol p) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("washout_days", p.washoutDays());
        settings.put("minimum_history_days", p.minimumHistoryDays());
        settings.put("controls_per_case", p.controlsPerCase());
        settings.put("match", List.of("birth_year: " + p.birthYearTolerance(), "sex: " + p.matchSex(),
                "region: " + p.matchRegion(), "practice: " + p.matchPractice()));
        settings.put("windows", p.windows().stream().map(w -> List.of(w.start(), w.end())).toList());
        settings.put("minimum_days", p.minimumDays());
        settings.put("minimum_exposed", p.minimumExposed());
        settings.put("roll_up", p.rollUp());
        settings.put("tables", p.tables());
        settings.put("adjust", "strongest " + p.strongest() + ", covariates "
                + p.covariates().stream().map(ScreenProtocol.Covariate::name).toList());
        settings.put("seed", p.seed());
        return settings;
    }

    /// The codes of a concept set, or what the file of a cohort was.
    static void source(StringBuilder text, String use, CohortSource source, Vocabulary vocabulary) {
        source.conceptSet().ifPresent(set -> codes(text, use, set, vocabulary));
        source.file().ifPresent(file -> text.append("#   ").append(use).append(": ").append(source.name())
                .append(", SHA-256 ").append(StudyRun.sha256(file)).append('\n'));
    }

    private static void codes(StringBuilder text, String use, ConceptSet set, Vocabulary vocabulary) {
        var resolved = vocabulary.resolve(set);
        text.append("#   ").append(use).append(' ').append(set.name()).append(" holds ")
                .append(resolved.codes().codes().size()).append(" codes:\n");
        resolved.codes().codes().forEach(code -> text.append("#     ").append(code).append("  ")
                .append(vocabulary.codes().get(vocabulary.codes().id(code)).name()).append('\n'));
        resolved.unknown().forEach(item -> text.append("#     names nothing here: ").append(item.reference().words()).append('\n'));
    }
}
