package org.vigie.study.screen;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.vigie.report.page.CodeNames;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Numbers;
import org.vigie.study.screen.question.Association;

/// What a screen says in a few numbers and sentences.
final class ScreenSummary {

    private ScreenSummary() {}

    static Section.KeyFigures keyFigures(DisclosedScreen result) {
        long without = result.unmatched().orElse(0);
        var unmatched = without == 0 ? "" : plural(without, "more case") + " had no control";
        var perCase =
                result.cases().orElse(0) == 0 || result.controls().isEmpty()
                        ? ""
                        : Numbers.decimals(
                                        (double) result.controls().getAsLong()
                                                / result.cases().getAsLong(),
                                        1)
                                + " to a case";
        var threshold = result.tests() == 0 ? "" : "p below " + Numbers.p(0.05 / result.tests());
        return new Section.KeyFigures(
                "At a glance",
                List.of(
                        new Section.KeyFigure(people(result.cases()), "cases", unmatched),
                        new Section.KeyFigure(people(result.controls()), "controls", perCase),
                        new Section.KeyFigure(
                                people(result.cases()), "matched sets", "one case in each"),
                        new Section.KeyFigure(
                                Numbers.count(result.tests()),
                                "tests",
                                plural(codes(result), "code")
                                        + " in "
                                        + plural(result.windows().size(), "window")
                                        + (result.hidden().isEmpty()
                                                ? ""
                                                : "; "
                                                        + Numbers.count(result.hidden().size())
                                                        + " hidden")),
                        new Section.KeyFigure(
                                Numbers.count(count(result, Significance::bonferroni)),
                                significant(result),
                                threshold),
                        new Section.KeyFigure(
                                Numbers.count(count(result, Significance::falseDiscovery)),
                                "tests with a false discovery rate below 5%",
                                "Benjamini and Hochberg")));
    }

    /// Tests are counted, while the answer counts codes, so both are said.
    private static String significant(DisclosedScreen result) {
        long tests = count(result, Significance::bonferroni);
        return (tests == 1 ? "test" : "tests")
                + " significant after Bonferroni"
                + (tests == 0
                        ? ""
                        : ", of " + plural(codes(result, Significance::bonferroni), "code"));
    }

    /// What was found, in plain English.
    static String answer(DisclosedScreen result) {
        if (result.cases().orElse(1) == 0) {
            return "No case of "
                    + result.outcome()
                    + " was found with a matched control, so nothing was tested.";
        }
        if (result.rows().isEmpty()) {
            return "No code was recorded often enough to be tested against "
                    + result.outcome()
                    + ".";
        }
        if (result.associations().isEmpty()) {
            return "None of "
                    + plural(result.tests(), "test")
                    + " of what precedes "
                    + result.outcome()
                    + " may be shown: all tell of few people.";
        }
        var strongest = first(result, Significance::bonferroni);
        if (strongest.isEmpty()) {
            return "Nothing stands out: none of "
                    + (result.hidden().isEmpty()
                            ? plural(result.tests(), "test")
                            : plural(result.associations().size(), "test") + " that may be shown")
                    + " of what precedes "
                    + result.outcome()
                    + " is significant after Bonferroni's correction.";
        }
        return "Of "
                + plural(codes(result), "code")
                + " screened before "
                + result.outcome()
                + ", "
                + Numbers.count(codes(result, Significance::bonferroni))
                + (codes(result, Significance::bonferroni) == 1 ? " stands out" : " stand out")
                + " after Bonferroni's correction. The strongest finding is "
                + sentence(result, strongest.get())
                + "."
                + earlier(result, strongest.get());
    }

    /// What is seen in the last window may be the disease itself; so what was there long before is
    /// told too.
    private static String earlier(DisclosedScreen result, Association strongest) {
        var last = result.windows().getLast();
        return !strongest.window().equals(last)
                ? ""
                : first(result, a -> Significance.bonferroni(a) && !a.window().equals(last))
                        .map(a ->
                                " The strongest before that window is " + sentence(result, a) + ".")
                        .orElse("");
    }

    private static String sentence(DisclosedScreen result, Association a) {
        return CodeNames.full(a.code())
                + ", recorded "
                + WindowNames.phrase(a.window())
                + " for "
                + share(a.exposedCases(), result.sets(a), "case")
                + " and "
                + share(a.exposedControls(), result.controls(a), "control")
                + ": odds ratio "
                + Numbers.ratio(a.oddsRatio().value())
                + " (95% interval "
                + Numbers.ratio(a.oddsRatio().low())
                + " to "
                + Numbers.ratio(a.oddsRatio().high())
                + ")";
    }

    private static String share(long exposed, OptionalLong of, String what) {
        return of.isPresent()
                ? Numbers.percent(exposed, of.getAsLong()) + " of " + what + "s"
                : plural(exposed, what);
    }

    private static String people(OptionalLong count) {
        return count.isPresent() ? Numbers.count(count.getAsLong()) : "few";
    }

    /// Codes tested, those included whose numbers are hidden.
    private static long codes(DisclosedScreen result) {
        return result.rows().stream().map(row -> row.code().code()).distinct().count();
    }

    private static Optional<Association> first(
            DisclosedScreen result, Predicate<Association> which) {
        return result.associations().stream().filter(which).findFirst();
    }

    private static long count(DisclosedScreen result, Predicate<Association> which) {
        return result.associations().stream().filter(which).count();
    }

    private static long codes(DisclosedScreen result, Predicate<Association> which) {
        return result.associations().stream()
                .filter(which)
                .map(a -> a.code().code())
                .distinct()
                .count();
    }

    private static String plural(long n, String what) {
        return Numbers.count(n) + " " + what + (n == 1 ? "" : "s");
    }
}
