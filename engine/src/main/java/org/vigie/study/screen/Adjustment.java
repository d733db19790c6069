package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.List;
import org.vigie.statistics.ConditionalLogistic;
import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// The strongest associations again, by conditional logistic regression with covariates.
final class Adjustment {

    private final ScreenProtocol protocol;
    private final MatchedSets sets;
    private final Vocabulary vocabulary;

    Adjustment(ScreenProtocol protocol, MatchedSets sets, Vocabulary vocabulary) {
        this.protocol = protocol;
        this.sets = sets;
        this.vocabulary = vocabulary;
    }

    List<Adjusted> of(List<Association> strongest, People people) {
        if (strongest.isEmpty() || protocol.covariates().isEmpty()) {
            return List.of();
        }
        var codeSets = new ArrayList<CodeSet>();
        var windows = new ArrayList<DayWindow>();
        for (var association : strongest) {
            codeSets.add(exposure(association));
            windows.add(association.window());
            for (var covariate : protocol.covariates()) {
                codeSets.add(codes(covariate));
                windows.add(association.window());
            }
        }
        var days = people.fold(new CovariateFold(sets, codeSets, windows));
        var adjusted = new ArrayList<Adjusted>();
        int rows = 1 + protocol.covariates().size();
        for (int a = 0; a < strongest.size(); a++) {
            adjusted.add(adjust(strongest.get(a), days, a * rows));
        }
        return adjusted;
    }

    private CodeSet exposure(Association association) {
        var codes = new ArrayList<String>();
        codes.add(association.code().code());
        int id = vocabulary.codes().id(association.code().code());
        if (protocol.rollUp() && id >= 0) {
            for (int below : vocabulary.hierarchy().descendants(id)) {
                codes.add(vocabulary.codes().text(below));
            }
        }
        return CodeSet.of(codes);
    }

    private CodeSet codes(ScreenProtocol.Covariate covariate) {
        return switch (covariate) {
            case ScreenProtocol.VisitDays _ -> CodeSet.of();
            case ScreenProtocol.AnyOf any -> vocabulary.resolve(any.set()).codes();
        };
    }

    private Adjusted adjust(Association association, MemberDays days, int row) {
        var windowSets = new WindowSets(sets, association.window(), "");
        var stratum = new ArrayList<Long>();
        var isCase = new ArrayList<Boolean>();
        var values = new ArrayList<double[]>();
        for (int m = 0; m < sets.members().size(); m++) {
            var member = sets.member(m);
            if (windowSets.counts(member) && ExposureFold.observed(member, association.window())) {
                stratum.add((long) member.set());
                isCase.add(member.isCase());
                values.add(values(days, row, m));
            }
        }
        var names = new ArrayList<String>();
        names.add(association.code().code());
        protocol.covariates().forEach(covariate -> names.add(covariate.name()));
        var cases = new boolean[isCase.size()];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = isCase.get(i);
        }
        var fit = ConditionalLogistic.fit(stratum.stream().mapToLong(Long::longValue).toArray(), cases,
                values.toArray(double[][]::new), names);
        var effects = new ArrayList<Estimate>();
        for (int c = 1; c < names.size(); c++) {
            effects.add(fit.oddsRatio(c));
        }
        return new Adjusted(association.code(), association.window(), association.oddsRatio(), fit.oddsRatio(0),
                names.subList(1, names.size()), effects, fit.reason());
    }

    private double[] values(MemberDays days, int row, int member) {
        var values = new double[1 + protocol.covariates().size()];
        values[0] = days.get(row, member) >= protocol.minimumDays() ? 1 : 0;
        for (int c = 1; c < values.length; c++) {
            int count = days.get(row + c, member);
            values[c] = switch (protocol.covariates().get(c - 1)) {
                case ScreenProtocol.VisitDays _ -> Math.log1p(count);
                case ScreenProtocol.AnyOf _ -> count > 0 ? 1 : 0;
            };
        }
        return values;
    }
}
