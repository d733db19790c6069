package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.ReferenceData;

/// Infertility after abortions: 83 cases in 248 women, R's `infert`.
///
/// Trichopoulos D et al (1976). Induced abortion and secondary infertility. doi
/// 10.1111/j.1471-0528.1976.tb00904.x.
@Tag("reference")
class InfertTest {

    /// R 4.2.2, survival 3.5.3: m <- clogit(case ~ spontaneous + induced + strata(stratum),
    /// infert); coef(m); vcov(m); m$loglik
    @Test
    void matchedSetsOfOneCase() throws IOException {
        ConditionalLogistic found = fit(6);
        assertArrayEquals(new double[] {1.98587551668, 1.40901163188}, found.coefficients(), 1e-8);
        assertArrayEquals(
                new double[] {0.352443539807, 0.360712436249}, found.standardErrors(), 1e-8);
        assertEquals(0.0927258778824, found.covariance()[0][1], 1e-8);
        assertEquals(-90.7793548513, found.logLikelihoodAtZero(), 1e-9);
        assertEquals(-64.2022369244, found.logLikelihood(), 1e-9);
    }

    /// R 4.2.2, survival 3.5.3: clogit(case ~ spontaneous + induced + strata(education), infert,
    /// method="exact")
    @Test
    void threeStrataOfManyCases() throws IOException {
        ConditionalLogistic found = fit(0);
        assertArrayEquals(
                new double[] {1.187195871171, 0.422849998247}, found.coefficients(), 1e-8);
        assertArrayEquals(
                new double[] {0.210564649706, 0.207810843483}, found.standardErrors(), 1e-8);
        assertEquals(-151.539394697, found.logLikelihoodAtZero(), 1e-8);
        assertEquals(-133.400235487, found.logLikelihood(), 1e-8);
    }

    /// Columns: education, age, parity, induced, case, spontaneous, stratum, pooled.stratum.
    private static ConditionalLogistic fit(int stratum) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.require("survival/infert.csv"));
        StratifiedPeople people = new StratifiedPeople();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            people.add(
                    cells[stratum].hashCode(),
                    cells[4].equals("1"),
                    Double.parseDouble(cells[5]),
                    Double.parseDouble(cells[3]));
        }
        return people.fit("spontaneous", "induced");
    }
}
