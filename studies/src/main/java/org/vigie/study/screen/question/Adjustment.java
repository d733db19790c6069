package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.ConditionalLogistic;
import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.study.StudyCodes;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// The strongest associations again, by conditional logistic regression with covariates.
final class Adjustment {

    private final ScreenProtocol protocol;
    private final MatchedSets sets;
    private final Exposures exposures;
    private final List<CodeSet> covariates;

    /// @param covariates the codes of each of the protocol's covariates, none for days with a visit
    Adjustment(
            ScreenProtocol protocol,
            MatchedSets sets,
            Exposures exposures,
            List<CodeSet> covariates) {
        this.protocol = protocol;
        this.sets = sets;
        this.exposures = exposures;
        this.covariates = covariates;
    }

    /// The codes of each covariate.
    ///
    /// @throws InputProblem where one names nothing that the store has
    static List<CodeSet> codes(ScreenProtocol protocol, Vocabulary vocabulary) {
        return protocol.covariates().stream()
                .map(covariate ->
                        switch (covariate) {
                            case Covariate.VisitDays _ -> CodeSet.of();
                            case Covariate.AnyOf any -> StudyCodes.of(any.set(), vocabulary);
                        })
                .toList();
    }

    List<Adjusted> of(List<Association> strongest, People people) {
        if (strongest.isEmpty() || protocol.covariates().isEmpty()) {
            return List.of();
        }
        var codeSets = new ArrayList<CodeSet>();
        var windows = new ArrayList<DayWindow>();
        for (var association : strongest) {
            for (var covariate : covariates) {
                codeSets.add(covariate);
                windows.add(association.window());
            }
        }
        var days = people.fold(new CovariateFold(sets, codeSets, windows));
        var adjusted = new ArrayList<Adjusted>();
        for (int a = 0; a < strongest.size(); a++) {
            adjusted.add(adjust(strongest.get(a), days, a * covariates.size()));
        }
        return adjusted;
    }

    private Adjusted adjust(Association association, MemberDays days, int row) {
        var windowSets = new WindowSets(sets, association.window(), "");
        var exposed = exposed(association);
        var stratum = new ArrayList<Long>();
        var isCase = new ArrayList<Boolean>();
        var values = new ArrayList<double[]>();
        for (int m = 0; m < sets.members().size(); m++) {
            var member = sets.member(m);
            if (windowSets.counts(member) && ExposureFold.observed(member, association.window())) {
                stratum.add((long) member.set());
                isCase.add(member.isCase());
                values.add(values(exposed.get(m), days, row, m));
            }
        }
        var names = new ArrayList<String>();
        names.add(association.code().code());
        protocol.covariates().forEach(covariate -> names.add(covariate.name()));
        var cases = new boolean[isCase.size()];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = isCase.get(i);
        }
        return fit(
                association,
                stratum.stream().mapToLong(Long::longValue).toArray(),
                cases,
                values,
                names);
    }

    /// A covariate that is alike within every set is held fixed by the matching already: it is left
    /// out, and said so. Any other that cannot be estimated leaves no adjusted estimate, for
    /// without it the crude one would pass for adjusted.
    private static Adjusted fit(
            Association association,
            long[] stratum,
            boolean[] cases,
            List<double[]> values,
            List<String> names) {
        var kept =
                IntStream.range(0, names.size())
                        .filter(c -> c == 0 || varies(stratum, values, c))
                        .boxed()
                        .toList();
        var alike =
                IntStream.range(0, names.size())
                        .filter(c -> !kept.contains(c))
                        .mapToObj(names::get)
                        .toList();
        var fit = fit(stratum, cases, values, names, kept);
        var effects = new ArrayList<Estimate>();
        for (int c = 1; c < names.size(); c++) {
            effects.add(kept.contains(c) ? fit.oddsRatio(kept.indexOf(c)) : Estimate.NONE);
        }
        var note =
                !fit.reason().isEmpty() || alike.isEmpty()
                        ? fit.reason()
                        : "alike within every set, so there is nothing to adjust for: "
                                + String.join(", ", alike);
        return new Adjusted(
                association.code(),
                association.window(),
                association.oddsRatio(),
                fit.oddsRatio(0),
                names.subList(1, names.size()),
                effects,
                IntStream.range(1, names.size()).mapToObj(c -> having(cases, values, c)).toList(),
                note);
    }

    private static Exposed having(boolean[] cases, List<double[]> values, int column) {
        long[] members = new long[2];
        long[] having = new long[2];
        for (int i = 0; i < cases.length; i++) {
            int group = cases[i] ? 1 : 0;
            members[group]++;
            having[group] += values.get(i)[column] == 0 ? 0 : 1;
        }
        return new Exposed(members[1], having[1], members[0], having[0]);
    }

    /// Whether a column differs between members of some set; the members of a set stand together.
    private static boolean varies(long[] stratum, List<double[]> values, int column) {
        return IntStream.range(1, stratum.length)
                .anyMatch(i ->
                        stratum[i] == stratum[i - 1]
                                && values.get(i)[column] != values.get(i - 1)[column]);
    }

    private static ConditionalLogistic fit(
            long[] stratum,
            boolean[] cases,
            List<double[]> values,
            List<String> names,
            List<Integer> columns) {
        var chosen =
                values.stream()
                        .map(row -> columns.stream().mapToDouble(c -> row[c]).toArray())
                        .toArray(double[][]::new);
        return ConditionalLogistic.fit(
                stratum, cases, chosen, columns.stream().map(names::get).toList());
    }

    /// The exposed as the screen counted them.
    private BitSet exposed(Association association) {
        int code = exposures.codes().id(association.code().code());
        var exposed = new BitSet();
        for (int member :
                exposures.exposed(code, protocol.windows().indexOf(association.window()))) {
            exposed.set(member);
        }
        return exposed;
    }

    private double[] values(boolean exposed, MemberDays days, int row, int member) {
        var values = new double[1 + covariates.size()];
        values[0] = exposed ? 1 : 0;
        for (int c = 0; c < covariates.size(); c++) {
            int count = days.get(row + c, member);
            values[1 + c] =
                    switch (protocol.covariates().get(c)) {
                        case Covariate.VisitDays _ -> Math.log1p(count);
                        case Covariate.AnyOf _ -> count > 0 ? 1 : 0;
                    };
        }
        return values;
    }
}
