package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

class SubsetMomentsTest {

    /// Two drawn of three, weights 1, 2, 3, covariate 0, 1, 5. Subsets: {1,2} weighs 2 and sums to
    /// 1, {1,3} weighs 3 and sums to 5, {2,3} weighs 6 and sums to 6. B = 11, mean (2 + 15 + 36)/11
    /// = 53/11, mean of the square (2 + 75 + 216)/11 = 293/11.
    @Test
    void twoOfThreeSolvedByHand() {
        SubsetMoments found =
                SubsetMoments.of(
                        new double[][] {{0}, {1}, {5}},
                        new double[] {0, Math.log(2), Math.log(3)},
                        2);
        assertEquals(Math.log(11), found.log(), 1e-14);
        assertEquals(53 / 11.0, found.mean()[0], 1e-14);
        assertEquals(293 / 11.0 - 53 * 53 / 121.0, found.covariance()[0][0], 1e-13);
    }

    @Test
    void recursionEqualsTheSumOverAllSubsets() {
        MatchedSets.seeds(20)
                .forEach(seed -> {
                    Random random = new Random(seed);
                    int people = 2 + random.nextInt(8);
                    double[][] x = matrix(random, people);
                    double[] eta = random.doubles(people, -3, 3).toArray();
                    for (int drawn = 1; drawn < people; drawn++) {
                        assertSame(
                                enumerated(x, eta, drawn),
                                SubsetMoments.ofMany(x, eta, drawn),
                                "seed " + seed);
                    }
                });
    }

    @Test
    void fastPathForOneCaseEqualsTheRecursion() {
        MatchedSets.seeds(50)
                .forEach(seed -> {
                    Random random = new Random(seed);
                    int people = 2 + random.nextInt(12);
                    double[][] x = matrix(random, people);
                    double[] eta = random.doubles(people, -40, 40).toArray();
                    assertSame(
                            SubsetMoments.ofMany(x, eta, 1),
                            SubsetMoments.ofOne(x, eta),
                            "seed " + seed);
                });
    }

    /// All weights 1: B = C(n, d), beyond the largest double. Hypergeometric moments: half of 2,000
    /// marked.
    @Test
    void largeStrataDoNotOverflow() {
        double[][] x = new double[2_000][1];
        Arrays.fill(x, 0, 1_000, new double[] {1});
        SubsetMoments found = SubsetMoments.of(x, new double[2_000], 1_000);
        assertEquals(CombinatoricsUtils.binomialCoefficientLog(2_000, 1_000), found.log(), 1e-9);
        assertEquals(500, found.mean()[0], 1e-9);
        assertEquals(1_000 * .25 * 1_000 / 1_999, found.covariance()[0][0], 1e-8);
    }

    /// Two of three, of which one outweighs all: the second is drawn from two alike, a thousand
    /// logs below.
    @Test
    void predictorsFarApartDoNotVanish() {
        SubsetMoments found =
                SubsetMoments.of(
                        new double[][] {{1}, {2}, {4}}, new double[] {1_000, -500, -500}, 2);
        assertEquals(500 + Math.log(2), found.log(), 1e-12);
        assertEquals(4, found.mean()[0], 1e-12);
        assertEquals(1, found.covariance()[0][0], 1e-12);
    }

    private static SubsetMoments enumerated(double[][] x, double[] eta, int drawn) {
        double total = 0;
        double[] sum = new double[2];
        double[][] square = new double[2][2];
        for (int subset = 0; subset < 1 << eta.length; subset++) {
            if (Integer.bitCount(subset) == drawn) {
                double log = 0;
                double[] s = new double[2];
                for (int j = 0; j < eta.length; j++) {
                    if ((subset >> j & 1) == 1) {
                        log += eta[j];
                        s[0] += x[j][0];
                        s[1] += x[j][1];
                    }
                }
                double weight = Math.exp(log);
                total += weight;
                for (int a = 0; a < 2; a++) {
                    sum[a] += weight * s[a];
                    square[a][0] += weight * s[a] * s[0];
                    square[a][1] += weight * s[a] * s[1];
                }
            }
        }
        double[] mean = {sum[0] / total, sum[1] / total};
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                square[a][b] = square[a][b] / total - mean[a] * mean[b];
            }
        }
        return new SubsetMoments(Math.log(total), mean, square);
    }

    private static double[][] matrix(Random random, int rows) {
        double[][] x = new double[rows][];
        Arrays.setAll(x, _ -> random.doubles(2, -2, 2).toArray());
        return x;
    }

    private static void assertSame(SubsetMoments expected, SubsetMoments actual, String message) {
        assertEquals(expected.log(), actual.log(), 1e-11, message);
        assertArrayEquals(expected.mean(), actual.mean(), 1e-11, message);
        assertArrayEquals(expected.covariance()[0], actual.covariance()[0], 1e-10, message);
        assertArrayEquals(expected.covariance()[1], actual.covariance()[1], 1e-10, message);
    }
}
