package org.vigie.statistics.selfcontrolled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseInterval;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;

/// Case series by `survival::clogit`, one pair after another, as one would write it in R.
final class SeriesInR {

    private SeriesInR() {}

    /// Milliseconds of processor time a pair, then the coefficient of the first column of each.
    static String[] clogit(CaseDesign design, List<List<ObservedCase>> pairs)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("clogit");
        Path file = folder.resolve("intervals.csv");
        Files.writeString(file, intervals(design, pairs));
        Process process;
        try {
            process =
                    new ProcessBuilder(
                                    "Rscript",
                                    "-e",
                                    """
                                    library(survival); d <- read.csv("%s"); d$off <- log(d$days); s <- split(d, d$pair)
                                    t <- system.time(b <- suppressWarnings(sapply(s, function(p) coef(clogit(
                                      event ~ drug + factor(age) + strata(id) + offset(off), data = p))[1])))
                                    cat(1000 * (t[1] + t[2]) / length(s), sprintf("%%.10g", b), sep = "\\n")\
                                    """
                                            .formatted(file))
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            System.out.println("skipped: Rscript is not installed");
            Assumptions.abort("Rscript is not installed");
            throw e;
        }
        String answer = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        Files.delete(file);
        Files.delete(folder);
        String[] lines = answer.strip().split("\n");
        return Arrays.copyOfRange(lines, lines.length - pairs.size() - 1, lines.length);
    }

    private static String intervals(CaseDesign design, List<List<ObservedCase>> pairs) {
        StringBuilder text = new StringBuilder("pair,id,drug,age,days,event\n");
        for (int pair = 0; pair < pairs.size(); pair++) {
            int id = 0;
            for (ObservedCase each : pairs.get(pair)) {
                for (CaseInterval interval : design.intervals(each)) {
                    boolean drug = Arrays.binarySearch(interval.cells(), 0) >= 0;
                    int age =
                            Arrays.stream(interval.cells())
                                    .filter(cell -> cell > 0)
                                    .findFirst()
                                    .orElse(0);
                    text.append(
                            "%d,%d,%d,%d,%d,%d%n"
                                    .formatted(
                                            pair,
                                            id,
                                            drug ? 1 : 0,
                                            age,
                                            interval.days(),
                                            interval.events()));
                }
                id++;
            }
        }
        return text.toString();
    }
}
