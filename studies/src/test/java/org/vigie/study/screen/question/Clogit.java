package org.vigie.study.screen.question;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.vigie.statistics.Estimate;

/// R's conditional logistic regression; what asks for it is skipped where there is no R.
final class Clogit {

    private static final String PROGRAM =
            """
            suppressMessages(library(survival))
            members <- read.csv(commandArgs(TRUE))
            fit <- summary(clogit(is_case ~ exposed + strata(set), members, method = "exact",
                                  control = coxph.control(eps = 1e-12, iter.max = 50)))
            cat(format(c(fit$conf.int[1, c(1, 3, 4)], fit$coefficients[1, 5]), digits = 15))
            """;

    private Clogit() {}

    /// @param csv `set,is_case,exposed`
    static Estimate of(Path csv) throws IOException, InterruptedException {
        try {
            var r =
                    new ProcessBuilder("Rscript", "-e", PROGRAM, csv.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var said = new String(r.getInputStream().readAllBytes()).strip();
            if (r.waitFor() == 0) {
                var numbers =
                        Stream.of(said.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
                return new Estimate(numbers[0], numbers[1], numbers[2], numbers[3]);
            }
            return skip("R cannot run survival's clogit");
        } catch (IOException e) {
            return skip("there is no Rscript");
        }
    }

    private static Estimate skip(String reason) {
        System.out.println("skipped: " + reason);
        return Assumptions.abort(reason);
    }
}
