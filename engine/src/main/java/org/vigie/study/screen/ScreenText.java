package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.List;

/// What a screen did and what it cannot say, in plain English.
final class ScreenText {

    private ScreenText() {
    }

    static List<String> methods(ScreenProtocol protocol, int tests) {
        var methods = new ArrayList<String>();
        methods.add("Cases are people whose first record of the outcome (" + protocol.outcomeName()
                + ") lies inside an observation period, not in its first " + protocol.washoutDays()
                + " days, and after at least " + protocol.minimumHistoryDays()
                + " days of observation. The day of that record is the index date, day 0.");
        methods.add("For each case up to " + protocol.controlsPerCase() + " controls were sampled from all who were"
                + " observed, alive and free of the outcome on the case's index date (incidence-density sampling), with"
                + " the same length of history required, matched on " + matching(protocol) + ". A person may be control"
                + " of several cases, and a case may have been a control before. Sampling is a hash of person and seed ("
                + protocol.seed() + "), so it can be repeated exactly.");
        methods.add("A person is exposed to a code in a window of days before the index date if it was recorded on at"
                + " least " + protocol.minimumDays() + " distinct day" + (protocol.minimumDays() == 1 ? "" : "s") + " in"
                + " it" + (protocol.rollUp() ? "; a record counts for every code above it too" : "") + ". Only people"
                + " observed throughout a window count in it, and a set counts only while its case and at least one"
                + " control do: so the number of sets differs between windows.");
        methods.add("Odds ratios are conditional on the matched sets and exact: the conditional likelihood of a yes-or-no"
                + " exposure depends only on how many of a set were exposed and whether the case was. Under"
                + " incidence-density sampling the odds ratio estimates the ratio of rates. Intervals are 95 % (Wald);"
                + " where all informative sets point one way, Firth's penalised likelihood is used, with its profile"
                + " interval, and the row is marked.");
        methods.add(tests + " pairs of code and window with at least " + protocol.minimumExposed() + " exposed people were"
                + " tested. p values are given as they are, multiplied by that number (Bonferroni), and as the rate of"
                + " false discoveries (Benjamini and Hochberg).");
        if (protocol.strongest() > 0 && !protocol.covariates().isEmpty()) {
            methods.add("The " + protocol.strongest() + " strongest associations were estimated again by conditional"
                    + " logistic regression, adjusted for " + String.join(", ",
                            protocol.covariates().stream().map(ScreenProtocol.Covariate::name).toList())
                    + " in the same window.");
        }
        return methods;
    }

    private static String matching(ScreenProtocol protocol) {
        int years = protocol.birthYearTolerance();
        return String.join(", ", matchedOn(protocol)).replace("year of birth",
                "year of birth" + (years == 0 ? "" : " (± " + years + " years)")) + ", site";
    }

    /// What must be known of a case to be matched.
    static List<String> matchedOn(ScreenProtocol protocol) {
        var on = new ArrayList<String>();
        if (protocol.matchSex()) {
            on.add("sex");
        }
        on.add("year of birth");
        if (protocol.matchRegion()) {
            on.add("region");
        }
        if (protocol.matchPractice()) {
            on.add("practice");
        }
        return on;
    }

    static List<String> limits(ScreenProtocol protocol) {
        return List.of(
                "An association is not a cause. Codes close before the index date are often early signs of the outcome"
                        + " or part of its diagnosis; look for effects that persist in the earlier windows.",
                "The ill are seen more, and what is seen is recorded: compare with the adjusted estimates. Smoking, diet"
                        + " and deprivation are mostly not recorded and not accounted for.",
                "Intervals are not corrected for the number of tests; the strongest of many estimates are too large on"
                        + " average (winner's curse). Confirm a finding in other data.",
                "No record means no event only inside observation periods, and only for what the source records.");
    }
}
