package org.vigie.study.screen;

import static org.vigie.report.table.Unit.DAYS;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.PROBABILITY;
import static org.vigie.report.table.Unit.RATIO;
import static org.vigie.report.table.Unit.SETS;
import static org.vigie.report.table.Unit.SHARE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Adjusted;
import org.vigie.study.screen.question.Association;
import org.vigie.study.screen.question.Replication;
import org.vigie.timeline.Code;

/// What the tables of a screen hold.
final class ScreenResultTables {

    /// A test as it may be shown.
    record Tested(
            Code code,
            DayWindow window,
            Optional<Association> numbers,
            OptionalLong sets,
            OptionalLong controls) {

        OptionalLong count(ToLongFunction<Association> count) {
            return numbers.isPresent()
                    ? OptionalLong.of(count.applyAsLong(numbers.get()))
                    : OptionalLong.empty();
        }

        double real(ToDoubleFunction<Association> real) {
            return numbers.isPresent() ? real.applyAsDouble(numbers.get()) : Double.NaN;
        }

        Estimate oddsRatio() {
            return numbers.map(Association::oddsRatio).orElse(Estimate.NONE);
        }

        String method() {
            return numbers.map(a -> a.penalised() ? "firth" : "conditional").orElse("hidden");
        }
    }

    /// An association again, and the effect of the exposure or of one covariate.
    record Term(Adjusted of, String name, Estimate effect) {}

    /// An association at one site, or pooled over all.
    record Replicate(Replication of, String site, Estimate effect) {}

    static final ResultTable<Tested> ASSOCIATIONS =
            ResultTable.<Tested>named(
                            "associations",
                            """
                            One row for each code and window that was tested: by p value, then
                            those whose numbers are hidden, by code and window.
                            """)
                    .text("code", "what was recorded", test -> test.code().code())
                    .text("vocabulary", "the vocabulary of the code", t -> t.code().vocabulary())
                    .text("name", "the code in words", test -> test.code().name())
                    .with(window(Tested::window))
                    .shown(
                            "sets",
                            SETS,
                            """
                            matched sets whose case and at least one control were observed
                            throughout the window
                            """,
                            Tested::sets)
                    .shown(
                            "exposed_cases",
                            PEOPLE,
                            "cases exposed; there are as many cases as sets",
                            test -> test.count(Association::exposedCases))
                    .shown(
                            "exposed_controls",
                            PEOPLE,
                            "controls exposed, among those observed throughout the window",
                            test -> test.count(Association::exposedControls))
                    .with(oddsRatio("conditional odds ratio", Tested::oddsRatio))
                    .real(
                            "p_value",
                            PROBABILITY,
                            """
                            two-sided: Wald, or penalised likelihood ratio where `method` is `firth`
                            """,
                            test -> test.oddsRatio().p())
                    .real(
                            "p_bonferroni",
                            PROBABILITY,
                            "`p_value` times the number of tests, at most 1",
                            test -> test.real(Association::pBonferroni))
                    .real(
                            "q_value",
                            PROBABILITY,
                            """
                            false discovery rate (Benjamini and Hochberg); the p of hidden tests
                            counts as 1
                            """,
                            test -> test.real(Association::q))
                    .shown(
                            "controls",
                            PEOPLE,
                            "controls observed throughout the window",
                            Tested::controls)
                    .text(
                            "method",
                            """
                            `conditional`, `firth` where the data are separated, or `hidden`
                            """,
                            Tested::method)
                    .notes(
                            """
                            A test that tells of 1 to `small_cells` people, or within another that
                            differs from it by so few, has no numbers. `sets` and `controls` are
                            hidden too where so few were observed in a later window and not in
                            this.
                            """);

    static final ResultTable<Term> ADJUSTED =
            ResultTable.<Term>named(
                            "adjusted",
                            """
                            Where there are any: the strongest associations again, one row for
                            each term of the model.
                            """)
                    .with(code(term -> term.of().code()))
                    .with(window(term -> term.of().window()))
                    .text("term", "`exposure` or a covariate", Term::name)
                    .with(oddsRatio("odds ratio, the other terms held fixed", Term::effect))
                    .real("p_value", PROBABILITY, "two-sided", term -> term.effect().p())
                    .text(
                            "note",
                            """
                            why there is no estimate, or which covariates are alike within every
                            set, so that there is nothing to adjust for
                            """,
                            term -> term.of().note())
                    .notes("A covariate that few have, or all but few, has no odds ratio.");

    static final ResultTable<Replicate> REPLICATIONS =
            ResultTable.<Replicate>named(
                            "replications",
                            """
                            Where there are several sites: the strongest associations, pooled
                            and at each site.
                            """)
                    .with(code(replicate -> replicate.of().code()))
                    .with(window(replicate -> replicate.of().window()))
                    .text("site", "site, or pooled, fixed and random effects", Replicate::site)
                    .with(oddsRatio("odds ratio at the site or pooled", Replicate::effect))
                    .real("p_value", PROBABILITY, "two-sided", replicate -> replicate.effect().p())
                    .real(
                            "i2",
                            SHARE,
                            "share of the variation that is between sites",
                            replicate -> replicate.of().i2())
                    .real(
                            "heterogeneity_p",
                            PROBABILITY,
                            "p value of Cochran's Q",
                            replicate -> replicate.of().heterogeneityP())
                    .text(
                            "replicated",
                            """
                            `yes` where at least two sites agree in direction, each significant
                            after Bonferroni, else `no`; empty where a site is hidden
                            """,
                            replicate -> replicated(replicate.of()))
                    .notes(
                            """
                            A site of few people has no numbers, and another neither, from which
                            and all together its own would follow; then nothing is pooled.
                            """);

    static final ResultSection SECTION =
            new ResultSection(
                    "`study: screen`",
                    "",
                    List.of(ASSOCIATIONS, AttritionTable.OF_MANY, ADJUSTED, REPLICATIONS));

    private ScreenResultTables() {}

    private static <R> UnaryOperator<ResultTable<R>> code(Function<R, Code> code) {
        return table ->
                table.text("code", "what was recorded", row -> code.apply(row).code())
                        .text("name", "the code in words", row -> code.apply(row).name());
    }

    private static <R> UnaryOperator<ResultTable<R>> window(Function<R, DayWindow> window) {
        return table ->
                table.whole(
                                "window_start_day",
                                DAYS,
                                "first day of the window, relative to the index date, included",
                                row -> window.apply(row).start())
                        .whole(
                                "window_end_day",
                                DAYS,
                                "last day of the window, relative to the index date, included",
                                row -> window.apply(row).end());
    }

    private static <R> UnaryOperator<ResultTable<R>> oddsRatio(
            String words, Function<R, Estimate> ratio) {
        return table ->
                table.estimate("odds_ratio", "ci", RATIO, words, "its 95 % interval", ratio);
    }

    /// All tests, as they may be shown.
    static List<Tested> tests(DisclosedScreen result) {
        return result.rows().stream()
                .map(row ->
                        new Tested(
                                row.code(),
                                row.window(),
                                row.numbers(),
                                row.numbers().map(result::sets).orElse(OptionalLong.empty()),
                                row.numbers().map(result::controls).orElse(OptionalLong.empty())))
                .toList();
    }

    static String replicated(Replication replication) {
        return replication.replicated().map(yes -> yes ? "yes" : "no").orElse("");
    }

    /// The exposure first, then the covariates.
    static List<Term> terms(List<Adjusted> adjusted) {
        var terms = new ArrayList<Term>();
        for (var one : adjusted) {
            terms.add(new Term(one, "exposure", one.oddsRatio()));
            for (int c = 0; c < one.effects().size(); c++) {
                terms.add(new Term(one, one.covariates().get(c), one.effects().get(c)));
            }
        }
        return terms;
    }

    /// Pooled first, then the sites.
    static List<Replicate> replicates(List<Replication> replications) {
        var replicates = new ArrayList<Replicate>();
        for (var one : replications) {
            replicates.add(new Replicate(one, "pooled (fixed effect)", one.fixed()));
            replicates.add(new Replicate(one, "pooled (random effects)", one.random()));
            for (int s = 0; s < one.sites().size(); s++) {
                replicates.add(new Replicate(one, one.sites().get(s), one.bySite().get(s)));
            }
        }
        return replicates;
    }
}
