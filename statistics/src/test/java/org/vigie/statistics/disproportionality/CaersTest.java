package org.vigie.statistics.disproportionality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.ReferenceData;
import org.vigie.statistics.disproportionality.GammaPoissonPrior.Component;
import org.vigie.statistics.disproportionality.PairCounts.Pair;

/// Reports on dietary supplements to the FDA (CAERS), the example of R's openEBGM 0.9.1.
///
/// Canida T, Ihrie J (2017). doi 10.32614/RJ-2017-063.
@Tag("reference")
@Tag("long")
class CaersTest {

    private static List<Pair> pairs(boolean stratified) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.require("signals/caers.csv"));
        return PairCounts.of(
                lines.subList(1, lines.size()).stream()
                        .map(line -> {
                            int product = line.indexOf(",\"") + 1;
                            String[] cells =
                                    line.substring(product + 1, line.length() - 1).split("\",\"");
                            return new PairCounts.Line(
                                    line.substring(0, product),
                                    stratified ? cells[2] : "",
                                    cells[0],
                                    cells[1]);
                        })
                        .toList());
    }

    private static List<ObservedExpected> points(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> ObservedExpected.of(pair.count(), pair.expected()))
                .toList();
    }

    @Test
    void pairsAreCountedByReport() throws IOException {
        List<Pair> pairs = pairs(false);
        assertEquals(17_189, pairs.size());
        assertEquals(3_356, pairs.getFirst().table().total());
        assertEquals(2_874, pairs.stream().map(Pair::exposure).distinct().count());
        assertEquals(1_328, pairs.stream().map(Pair::event).distinct().count());
        Pair reumofan = reumofan(pairs);
        assertEquals(16, reumofan.count());
        assertEquals(.40643623, reumofan.expected(), 5e-9);
        assertEquals(reumofan.table().expected(), reumofan.expected(), 1e-12);
    }

    private static Pair reumofan(List<Pair> pairs) {
        return pairs.stream()
                .filter(pair ->
                        pair.exposure().equals("REUMOFAN PLUS")
                                && pair.event().equals("WEIGHT INCREASED"))
                .findFirst()
                .orElseThrow();
    }

    /// R 4.2.2: nlm on the same likelihood gives 3.25596285 .39998990 2.02375448 1.90613609
    /// .06530761, 4162.4557104.
    @Test
    void fitOfEveryPair() throws IOException {
        GammaPoissonFit fit = GammaPoissonFit.of(points(pairs(false))).orElseThrow();
        GammaPoissonPrior prior = fit.prior();
        assertEquals(3.25596685, prior.first().shape(), 3e-5);
        assertEquals(.39998994, prior.first().rate(), 4e-6);
        assertEquals(2.02376139, prior.second().shape(), 2e-5);
        assertEquals(1.90614108, prior.second().rate(), 2e-5);
        assertEquals(.06530755, prior.share(), 6e-7);
        assertEquals(4162.456, fit.minusLogLikelihood(), 5e-4);
        assertTrue(fit.agreeing() >= 3, fit.toString());
    }

    /// openEBGM prints 15.68: its bisection ends with half a cent to go. R 4.2.2, uniroot on
    /// q*pgamma(x, a1+16, b1+E) + (1-q)*pgamma(x, a2+16, b2+E) - p: 15.6856619186 and
    /// 33.4773366342; EBGM 23.2611080405.
    @Test
    void scoresAtThePublishedPrior() throws IOException {
        GammaPoissonPrior prior =
                new GammaPoissonPrior(
                        new Component(3.25379356, .39988854),
                        new Component(2.02612692, 1.90807970),
                        .06534557);
        List<Pair> pairs = pairs(false);
        Pair reumofan = reumofan(pairs);
        GammaPoissonPrior.Score score = prior.score(reumofan.count(), reumofan.expected());
        assertEquals(23.2611080405, score.geometricMean(), 1e-6);
        assertEquals(15.6856619186, score.low(), 1e-6);
        assertEquals(33.4773366342, score.high(), 1e-6);
        assertEquals(
                131,
                pairs.stream()
                        .filter(pair -> prior.score(pair.count(), pair.expected()).signal())
                        .count());
    }

    @Test
    void squashingHardlyChangesTheFit() throws IOException {
        List<ObservedExpected> points = points(pairs(false));
        List<ObservedExpected> squashed = new Squashing(50, 2, 2).squash(points);
        assertTrue(squashed.size() < points.size() / 5, "left " + squashed.size());
        assertEquals(
                points.size(), squashed.stream().mapToDouble(ObservedExpected::weight).sum(), 1e-9);
        GammaPoissonPrior full =
                new GammaPoissonPrior(
                        new Component(3.25596685, .39998994),
                        new Component(2.02376139, 1.90614108),
                        .06530755);
        GammaPoissonPrior few = GammaPoissonFit.of(squashed).orElseThrow().prior();
        assertEquals(full.share(), few.share(), .02 * full.share());
        assertEquals(full.score(16, .40643623).low(), few.score(16, .40643623).low(), .1);
    }

    /// Within strata of sex the expected counts of a pair add up over strata.
    @Test
    void strataAreComparedWithinThemselves() throws IOException {
        List<Pair> pairs = pairs(true);
        assertEquals(17_189, pairs.size());
        assertTrue(Math.abs(reumofan(pairs).expected() - .40643623) > 1e-4);
    }
}
