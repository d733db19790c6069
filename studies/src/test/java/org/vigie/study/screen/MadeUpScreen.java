package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.SmallCells;
import org.vigie.statistics.Estimate;
import org.vigie.study.Attrition;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Adjusted;
import org.vigie.study.screen.question.Association;
import org.vigie.study.screen.question.Exposed;
import org.vigie.study.screen.question.Replication;
import org.vigie.study.screen.question.ScreenResult;
import org.vigie.timeline.Code;
import org.vigie.vocabulary.Ancestry;

/// A screen before lung cancer that nobody ran: a few codes with true effects among many without.
public final class MadeUpScreen {

    static final List<DayWindow> WINDOWS =
            List.of(
                    new DayWindow(-3650, -1826),
                    new DayWindow(-1825, -731),
                    new DayWindow(-730, -366),
                    new DayWindow(-365, -184),
                    new DayWindow(-183, -1));

    static final DisclosureKey KEY = DisclosureKey.ofInvented("made up");
    private static final Exposed MANY = new Exposed(1_000, 100, 4_000, 400);
    private static final long CASES = 20_214;
    private static final String[] SIGNALS = {
        "Haemoptysis",
        "Chronic obstructive pulmonary disease",
        "Tobacco use disorder",
        "Persistent cough",
        "Abnormal weight loss",
        "Pneumonia, unspecified organism",
        "Chest radiograph abnormal",
        "Salbutamol, inhaled",
        "Tiotropium bromide",
        "Loss of appetite",
        "Thrombocytosis (platelets > 400 × 10⁹/l)",
        "Hoarseness & voice disturbance",
        "Peripheral arterial disease",
        "Type 2 diabetes mellitus",
        "Finger clubbing",
        "Annual \"flu\" vaccination <offered>"
    };
    private static final double[] LATE = {
        12, 4.5, 2.4, 3.4, 3.9, 3.1, 9, 2.2, 2.6, 2.9, 2.3, 2.1, 1.8, 1.15, 6, 0.78
    };
    private static final double[] EARLY = {
        1.3, 2.9, 2.2, 1.2, 1.0, 1.5, 1.1, 1.7, 2.0, 1.0, 1.0, 1.1, 1.7, 1.1, 1, 0.85
    };

    private MadeUpScreen() {}

    public static ScreenResult of(int codes) {
        return of(codes, WINDOWS);
    }

    public static ScreenResult of(int codes, List<DayWindow> windows) {
        var random = new SplittableRandom(20_260_101);
        var raw = new ArrayList<Association>();
        for (int i = 0; i < codes; i++) {
            var code = code(i);
            double share = Math.exp(-3 - 5 * random.nextDouble());
            for (int w = 0; w < windows.size(); w++) {
                double truth =
                        i < SIGNALS.length
                                ? Math.exp(between(EARLY[i], LATE[i], w, windows.size()))
                                : 1;
                if (i >= SIGNALS.length || i != 14 || w != 1) {
                    raw.add(
                            association(
                                    code,
                                    windows.get(w),
                                    i < SIGNALS.length ? 0.02 + share : share,
                                    truth,
                                    random));
                }
            }
        }
        return result(tested(raw), windows);
    }

    /// A screen in which nobody had the outcome.
    static ScreenResult empty() {
        return new ScreenResult(
                "What precedes nothing",
                "lung cancer",
                0,
                0,
                0,
                WINDOWS,
                0,
                new Attrition(List.of(new Attrition.Step("everybody", 0, 0))),
                List.of(),
                Ancestry.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The same as it may be shown where nothing is hidden.
    static DisclosedScreen disclosed(ScreenResult result) {
        return DisclosedScreen.of(result, new SmallCells(0, KEY));
    }

    public static DisclosedScreen disclosed(int codes) {
        return disclosed(of(codes));
    }

    private static double between(double early, double late, int window, int windows) {
        double way = windows == 1 ? 1 : Math.pow((double) window / (windows - 1), 2);
        return Math.log(early) * (1 - way) + Math.log(late) * way;
    }

    private static Code code(int i) {
        var vocabulary = new String[] {"ICD10CM", "ATC", "LOINC", "Read"}[i * 7 % 4];
        var text =
                vocabulary
                        + "/"
                        + (char) ('A' + i * 11 % 26)
                        + String.format("%02d.%d", i * 37 % 100, i);
        return new Code(
                text,
                vocabulary,
                i < SIGNALS.length ? SIGNALS[i] : i % 9 == 0 ? "" : "Made-up entry number " + i,
                0,
                1000,
                900);
    }

    private static Association association(
            Code code, DayWindow window, double share, double truth, SplittableRandom random) {
        long sets = CASES - random.nextInt(2_000);
        long controls = sets * 4;
        long exposedControls = Math.max(1, Math.round(controls * share));
        double error = Math.sqrt(1.25 / (sets * share * Math.sqrt(truth)) + 1e-4);
        double log = Math.log(truth) + error * random.nextGaussian();
        double odds = share / (1 - share) * Math.exp(log);
        long exposedCases = Math.round(sets * odds / (1 + odds));
        return new Association(
                code,
                window,
                sets,
                exposedCases,
                controls,
                exposedControls,
                estimate(log, error),
                exposedCases == 0,
                1,
                1);
    }

    static Estimate estimate(double log, double error) {
        double z = Math.abs(log / error);
        double p =
                z > 38
                        ? 0
                        : Math.min(
                                1,
                                2
                                        * Math.exp(-z * z / 2)
                                        / (z + Math.sqrt(z * z + 8 / Math.PI))
                                        * 2
                                        / Math.sqrt(2 * Math.PI));
        return new Estimate(
                Math.exp(log), Math.exp(log - 1.96 * error), Math.exp(log + 1.96 * error), p);
    }

    private static List<Association> tested(List<Association> raw) {
        raw.sort(
                Comparator.comparingDouble((Association a) -> a.oddsRatio().p())
                        .thenComparing(a -> a.code().code()));
        var tested = new ArrayList<Association>();
        double q = 1;
        for (int i = raw.size() - 1; i >= 0; i--) {
            var a = raw.get(i);
            q = Math.min(q, a.oddsRatio().p() * raw.size() / (i + 1));
            tested.addFirst(
                    new Association(
                            a.code(),
                            a.window(),
                            a.sets(),
                            a.exposedCases(),
                            a.controls(),
                            a.exposedControls(),
                            a.oddsRatio(),
                            a.penalised(),
                            Math.min(1, a.oddsRatio().p() * raw.size()),
                            q));
        }
        return tested;
    }

    private static ScreenResult result(List<Association> associations, List<DayWindow> windows) {
        var attrition =
                new Attrition(
                        List.of(
                                new Attrition.Step("everybody in the store", 0, 2_614_380),
                                new Attrition.Step(
                                        "a first record of lung cancer", 2_589_112, 25_268),
                                new Attrition.Step("aged 40 or over on that day", 611, 24_657),
                                new Attrition.Step(
                                        "at least ten years of observation before it",
                                        4_128,
                                        20_529),
                                new Attrition.Step(
                                        """
                                        at least one control of the same sex, year of \
                                        birth and practice\
                                        """,
                                        315,
                                        20_214)));
        return new ScreenResult(
                "What precedes lung cancer in general practice?",
                "lung cancer",
                CASES,
                CASES * 4,
                315,
                windows,
                associations.size(),
                attrition,
                associations,
                Ancestry.NONE,
                adjusted(associations),
                replications(associations),
                List.of(
                        """
                        Cases are people with a first record of lung cancer; each was \
                        matched to up to four controls of the same sex, year of birth and \
                        practice who were under observation on the index date and never \
                        had the outcome.\
                        """,
                        """
                        A code counts as exposure in a window when it was recorded on at \
                        least one day in it. Odds ratios come from the exact conditional \
                        likelihood of each code and window; Firth's penalty where the data \
                        are separated.\
                        """),
                List.of(
                        """
                        The screen shows what comes before a diagnosis, not what causes \
                        it: smoking alone explains many of these associations.\
                        """,
                        """
                        Codes recorded in the last months may be part of finding the \
                        cancer. Read the earlier windows for what could help.\
                        """),
                List.of());
    }

    private static List<Adjusted> adjusted(List<Association> associations) {
        var covariates = List.of("smoking", "body mass index", "visits a year");
        return associations.stream()
                .limit(14)
                .map(a -> {
                    double log = Math.log(a.oddsRatio().value());
                    boolean fails = associations.indexOf(a) == 13;
                    return new Adjusted(
                            a.code(),
                            a.window(),
                            a.oddsRatio(),
                            fails ? Estimate.NONE : estimate(0.7 * log, 0.08),
                            covariates,
                            fails
                                    ? List.of()
                                    : List.of(
                                            estimate(0.9, 0.05),
                                            estimate(-0.02, 0.01),
                                            estimate(0.03, 0.01)),
                            Collections.nCopies(fails ? 0 : 3, MANY),
                            fails ? "did not converge in 50 steps" : "");
                })
                .toList();
    }

    private static List<Replication> replications(List<Association> associations) {
        var sites = List.of("THIN UK", "THIN France", "THIN Spain");
        return associations.stream()
                .limit(18)
                .map(a -> {
                    double log = Math.log(a.oddsRatio().value());
                    var bySite =
                            List.of(
                                    estimate(log, 0.06),
                                    estimate(log * 0.9, 0.09),
                                    a.code().code().hashCode() % 3 == 0
                                            ? Estimate.NONE
                                            : estimate(log * 1.2, 0.3));
                    return new Replication(
                            a.code(),
                            a.window(),
                            sites,
                            bySite,
                            Collections.nCopies(3, MANY),
                            estimate(log * 0.97, 0.05),
                            estimate(log * 0.98, 0.1),
                            0.42,
                            0.17,
                            Optional.of(true));
                })
                .toList();
    }
}
