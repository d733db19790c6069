package org.vigie.study.screen.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `docs/calibration.md`: some minutes, so it runs only when it is asked for.
@Tag("slow")
class CalibrationRecord {

    static final String COMMAND =
            """
            mvn -pl studies -am test -Dsurefire.failIfNoSpecifiedTests=false \
            -Dtest=CalibrationRecord -Dvigie.calibration=../docs/calibration.md\
            """;

    @Test
    @EnabledIfSystemProperty(
            named = "vigie.calibration",
            matches = ".+",
            disabledReason = "takes minutes: " + COMMAND)
    void write() throws IOException {
        var file = Path.of(System.getProperty("vigie.calibration"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text());
    }

    private static String text() {
        return """
        # Calibration of the screen

        Simulated people whose truth is known, screened for what comes before their lung cancer: five
        windows, four controls a case, matched on sex and year of birth. Made by

            %s

        ## Nothing has an effect

        %s
        P values should be uniform: 5 %% below 0.05. Wald's p value of a rare exposure is coarse and errs
        towards 1, so the screen is a little conservative where few are exposed: there Kolmogorov's p is
        below 0.001, and too few p values are small. At most about 5 %% of the studies should have a false
        finding after Bonferroni.

        ## With planted effects

        %s
        *Covered*: 95 %% intervals that hold the planted odds ratio. *Found*: significant after
        Bonferroni in its window. *Elsewhere*: significant after Bonferroni in another window, where the
        truth is 1. The mean is geometric. Two early symptoms are planted so strongly that some controls have them
        because they are soon cases: for those a matched study finds about 5 %% less.
        """
                .formatted(COMMAND, none(), effects());
    }

    private static String none() {
        var table =
                new StringBuilder(
                        """
                        40,000 people, seeds 1 to 25.

                        | exposed at least | tests | Kolmogorov's D | p | below 0.05 | below 0.01 | below 0.001 |
                        |---|---|---|---|---|---|---|
                        """);
        var none = Calibration.withoutEffects(40_000, 25);
        for (int minimum : new int[] {Calibration.RARE, 50, Calibration.MANY_EXPOSED, 200}) {
            var p = none.exposed(minimum);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %d | %,d | %.4f | %.3f | %.2f %% | %.2f %% | %.3f %% |%n",
                            minimum,
                            p.p().length,
                            p.distance(),
                            p.kolmogorovP(),
                            p.percentBelow(0.05),
                            p.percentBelow(0.01),
                            p.percentBelow(0.001)));
        }
        return table.append(
                        String.format(
                                Locale.ROOT,
                                "%nStudies with a false finding after Bonferroni: %d of %d.%n",
                                none.alarms(),
                                none.studies()))
                .toString();
    }

    private static String effects() {
        var table =
                new StringBuilder(
                        """
                        20,000 people, seeds 1 to 100.

                        | code | window | planted | mean found | tested | covered | found | elsewhere |
                        |---|---|---|---|---|---|---|---|
                        """);
        int covered = 0;
        int tested = 0;
        for (var e : Calibration.withEffects(20_000, 100)) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d to %d | %.1f | %.2f | %d | %.1f %% | %.1f %% | %d of %d |%n",
                            e.planted().code(),
                            e.planted().window().start(),
                            e.planted().window().end(),
                            e.planted().oddsRatio(),
                            Math.exp(e.meanLog()),
                            e.tested(),
                            100.0 * e.covered() / e.tested(),
                            100.0 * e.found() / e.tested(),
                            e.falseAlarms(),
                            e.elsewhere()));
            covered += e.covered();
            tested += e.tested();
        }
        return table.append(
                        String.format(
                                Locale.ROOT,
                                "%nOver all: %.1f %% of %,d intervals hold the truth.%n",
                                100.0 * covered / tested,
                                tested))
                .toString();
    }
}
