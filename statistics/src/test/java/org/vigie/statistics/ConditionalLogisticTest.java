package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ConditionalLogisticTest {

    /// Strata of three with two cases, one person exposed: of the three ways to draw two, two hold
    /// the exposed. So the exposed is a case with probability 2ψ / (2ψ + 1); in 12 strata of 15, so
    /// ψ = 2. Information 15 · 4/5 · 1/5 = 2.4.
    @Test
    void twoCasesOfThreeSolvedByHand() {
        StratifiedPeople people = new StratifiedPeople();
        for (int stratum = 0; stratum < 15; stratum++) {
            boolean exposed = stratum < 12;
            people.add(stratum, true, 0).add(stratum, exposed, 1).add(stratum, !exposed, 0);
        }
        ConditionalLogistic found = people.fit("exposure");
        assertEquals(Math.log(2), found.coefficients()[0], 1e-12);
        assertEquals(Math.sqrt(1 / 2.4), found.standardErrors()[0], 1e-12);
        assertEquals(-15 * Math.log(3), found.logLikelihoodAtZero(), 1e-12);
        // Each stratum adds log of ψ/5 or 1/5: either pair with the exposed weighs 2, the other 1.
        assertEquals(12 * Math.log(2 / 5.0) + 3 * Math.log(1 / 5.0), found.logLikelihood(), 1e-12);
        assertEquals("", found.reason());
        assertTrue(found.converged());
    }

    /// R 4.2.2, survival 3.5.3:
    ///
    /// ```
    /// i <- 1:60; d <- data.frame(s=(i-1)%/%10, x=sin(i), z=cos(2*i*i), y=sin(5*i)+sin(i)/2 > .3)
    /// m <- clogit(y ~ x + z + strata(s), d, method="exact"); coef(m); vcov(m); m$loglik
    /// ```
    @Test
    void threeToFiveCasesOfTenSolvedByR() {
        ConditionalLogistic found = sines(1, 0).fit("x", "z");
        assertArrayEquals(
                new double[] {0.82821724183818, 0.26342430037611}, found.coefficients(), 1e-8);
        assertArrayEquals(
                new double[] {0.163863743002429, 0.032561981253651}, found.covariance()[0], 1e-8);
        assertArrayEquals(
                new double[] {0.032561981253651, 0.163191224269795}, found.covariance()[1], 1e-8);
        assertEquals(-31.145735165228, found.logLikelihoodAtZero(), 1e-11);
        assertEquals(-28.795467825031, found.logLikelihood(), 1e-11);
    }

    @Test
    void unitsAndLevelsOfStrataDoNotMatter() {
        ConditionalLogistic one = sines(1, 0).fit("x", "z");
        ConditionalLogistic other = sines(1e6, 1e7).fit("x", "z");
        assertEquals(one.coefficients()[0], other.coefficients()[0] * 1e6, 1e-7);
        assertEquals(one.standardErrors()[0], other.standardErrors()[0] * 1e6, 1e-7);
        assertEquals(one.coefficients()[1], other.coefficients()[1], 1e-7);
        assertEquals(one.logLikelihood(), other.logLikelihood(), 1e-9);
    }

    private static StratifiedPeople sines(double unit, double level) {
        StratifiedPeople people = new StratifiedPeople();
        for (int i = 1; i <= 60; i++) {
            long stratum = (i - 1) / 10;
            people.add(
                    stratum,
                    Math.sin(5 * i) + Math.sin(i) / 2 > .3,
                    unit * Math.sin(i) + level * stratum,
                    Math.cos(2.0 * i * i));
        }
        return people;
    }

    @Test
    void oneExposureEqualsTheMatchedOddsRatio() {
        MatchedSets.seeds(20)
                .forEach(seed -> {
                    MatchedTally tally = MatchedSets.draw(new Random(seed), 300, 0.7);
                    MatchedOddsRatio expected = MatchedOddsRatio.of(tally);
                    ConditionalLogistic found = StratifiedPeople.of(tally).fit("exposure");
                    assertEquals(
                            expected.logOddsRatio(), found.coefficients()[0], 1e-9, "seed " + seed);
                    assertEquals(
                            expected.standardError(),
                            found.standardErrors()[0],
                            1e-9,
                            "seed " + seed);
                    MatchedOddsRatioTest.assertEstimate(
                            expected.oddsRatio(), found.oddsRatio(0), 1e-6);
                });
    }

    @Test
    void separatedExposureIsWhereTheMatchedOddsRatioIsPenalised() {
        MatchedSets.seeds(200)
                .forEach(seed -> {
                    MatchedTally tally = MatchedSets.draw(new Random(seed), 8, 1);
                    MatchedOddsRatio matched = MatchedOddsRatio.of(tally);
                    ConditionalLogistic found = StratifiedPeople.of(tally).fit("exposure");
                    assertEquals(
                            Double.isNaN(matched.logOddsRatio()) || matched.penalised(),
                            !found.converged(),
                            "seed " + seed + ": " + found.reason());
                    assertEquals(
                            matched.penalised(),
                            found.reason().startsWith("separation"),
                            "seed " + seed);
                });
    }

    /// Of two covariates, one separates and the other does not; and a mixture of both separates.
    @Test
    void separationNamesTheCovariates() {
        Random random = new Random(5);
        StratifiedPeople partly = new StratifiedPeople();
        StratifiedPeople mixed = new StratifiedPeople();
        for (int set = 0; set < 40; set++) {
            double other = random.nextGaussian();
            double noise = random.nextGaussian();
            // The case lies above its control in some sets and level with it in the others.
            partly.add(set, true, set % 2, other).add(set, false, 0, noise);
            // The sum of both is 1 in the case and 0 in the control.
            mixed.add(set, true, 1 - other, other).add(set, false, -noise, noise);
        }
        String separation =
                "separation: cases and controls do not overlap, and no finite coefficient is the most "
                        + "likely for ";
        assertEquals(separation + "drug", partly.fit("drug", "age").reason());
        assertEquals(separation + "drug, age", mixed.fit("drug", "age").reason());
        assertNotEstimable(mixed.fit("drug", "age"));
    }

    /// One exposed in a thousand in some sets, all but one in others: at β = 0 the likelihood is
    /// almost straight, and a whole step of Newton's method goes hundreds too far.
    @Test
    void stepsThatGoTooFarAreHalved() {
        MatchedTally tally = new MatchedTally();
        tally.add(1_000, 1, true, 30);
        tally.add(1_000, 1, false, 1);
        tally.add(1_000, 999, true, 30);
        ConditionalLogistic found = StratifiedPeople.of(tally).fit("exposure");
        assertEquals(MatchedOddsRatio.of(tally).logOddsRatio(), found.coefficients()[0], 1e-8);
    }

    /// 100,000 pairs of one kind and one of the other: the likelihood is flat, but has a maximum.
    @Test
    void almostSeparatedIsEstimated() {
        StratifiedPeople people = new StratifiedPeople();
        for (int set = 0; set <= 100_000; set++) {
            people.add(set, set > 0, 1).add(set, set == 0, 0);
        }
        ConditionalLogistic found = people.fit("exposure");
        assertEquals(Math.log(1e5), found.coefficients()[0], 1e-8);
        assertEquals(Math.sqrt(1 + 1e-5), found.standardErrors()[0], 1e-8);
    }

    @Test
    void whatCannotBeEstimatedHasAReason() {
        StratifiedPeople none =
                new StratifiedPeople().add(1, true, 3).add(1, true, 4).add(2, false, 5);
        assertEquals("no stratum holds both a case and a control", none.fit("age").reason());
        assertEquals(0, none.fit("age").logLikelihoodAtZero());
        assertNotEstimable(none.fit("age"));

        StratifiedPeople constant =
                new StratifiedPeople()
                        .add(1, true, 1, 7.3)
                        .add(1, false, 2, 7.3)
                        .add(2, true, 2, .1 + .2)
                        .add(2, false, 1, .3);
        assertEquals(
                "sex is the same for everybody within each stratum",
                constant.fit("age", "sex").reason());

        StratifiedPeople dependent = new StratifiedPeople();
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            dependent.add(i / 4, i % 4 == 0, a, b, 2 * a - b + i / 4);
        }
        assertEquals("within strata, c follows from a, b", dependent.fit("a", "b", "c").reason());
        assertNotEstimable(dependent.fit("a", "b", "c"));
    }

    /// Small studies of whole-numbered covariates, a third of them separated in some direction:
    /// each has a maximum where the likelihood is level, or a reason that is true of the data.
    @Test
    void everyStudyIsSettledUnlessItsReasonIsTrue() {
        Map<String, Integer> seen = new TreeMap<>();
        MatchedSets.seeds(2_000)
                .forEach(seed -> {
                    StratifiedPeople people = small(new Random(seed));
                    ConditionalLogistic found = people.fit("a", "b", "c");
                    String kind = found.reason().replaceAll(".*(separation|follows|same).*", "$1");
                    seen.merge(kind, 1, Integer::sum);
                    if (kind.isEmpty() || kind.equals("separation")) {
                        assertEquals(
                                Separation.of(people.strata()),
                                kind.equals("separation"),
                                "seed " + seed);
                    }
                    if (found.converged()) {
                        double[] score =
                                new ConditionalLikelihood(people.strata(), 3)
                                        .at(found.coefficients())
                                        .score();
                        assertArrayEquals(new double[3], score, 1e-8, "seed " + seed);
                    }
                });
        assertEquals(Set.of("", "separation", "follows", "same"), seen.keySet(), seen.toString());
        assertTrue(seen.get("") > 500 && seen.get("separation") > 300, seen.toString());
    }

    private static StratifiedPeople small(Random random) {
        StratifiedPeople people = new StratifiedPeople();
        int strata = 2 + random.nextInt(18);
        for (int i = 0; i < strata * 4; i++) {
            people.add(
                    i / 4,
                    i % 4 == 0 || i % 4 == 1 && random.nextBoolean(),
                    random.nextInt(2),
                    random.nextInt(3),
                    random.nextInt(10) / 9);
        }
        return people;
    }

    private static void assertNotEstimable(ConditionalLogistic found) {
        assertTrue(!found.converged() && !found.reason().isEmpty());
        assertTrue(
                Double.isNaN(found.coefficients()[0])
                        && Double.isNaN(found.standardErrors()[0])
                        && Double.isNaN(found.covariance()[0][0])
                        && Double.isNaN(found.logLikelihood()));
        assertTrue(Double.isFinite(found.logLikelihoodAtZero()));
        assertEquals(Estimate.NONE, found.oddsRatio(0));
    }

    @Test
    void inputsThatDoNotFitAreRefused() {
        assertEquals(
                "each person needs a finite value of each of: age, sex",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new StratifiedPeople().add(1, true, 3).fit("age", "sex"))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new StratifiedPeople().add(1, true, Double.NaN).fit("age"));
        assertEquals(
                "a conditional logistic regression needs a covariate",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new StratifiedPeople().add(1, true).fit())
                        .getMessage());
        assertEquals(
                "each person needs a stratum, a case flag and covariates, were 1, 0 and 0",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        ConditionalLogistic.fit(
                                                new long[1],
                                                new boolean[0],
                                                new double[0][],
                                                List.of("age")))
                        .getMessage());
    }
}
