package org.vigie.statistics.selfcontrolled.likelihood;

import java.util.List;

/// The likelihood of cases at several sites, as if they were together: the sums of each are added.
///
/// @param parts disjoint cases, of the same columns
public record PooledLikelihood(List<CaseLikelihood> parts) implements CaseLikelihood {

    public PooledLikelihood {
        parts = List.copyOf(parts);
        if (parts.isEmpty()
                || parts.stream().mapToInt(CaseLikelihood::columns).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "cases that are pooled need the same columns, and at least one part");
        }
    }

    @Override
    public int columns() {
        return parts.getFirst().columns();
    }

    @Override
    public double events() {
        return parts.stream().mapToDouble(CaseLikelihood::events).sum();
    }

    @Override
    public ScoreAndInformation at(double[] beta) {
        return parts.stream()
                .map(part -> part.at(beta))
                .reduce(ScoreAndInformation::plus)
                .orElseThrow();
    }

    @Override
    public double[] skew(double[] beta, double[][] inverse) {
        double[] sum = new double[columns()];
        for (CaseLikelihood part : parts) {
            double[] skew = part.skew(beta, inverse);
            for (int a = 0; a < sum.length; a++) {
                sum[a] += skew[a];
            }
        }
        return sum;
    }

    @Override
    public boolean separatedAlong(double[] direction) {
        return parts.stream().allMatch(part -> part.separatedAlong(direction));
    }

    @Override
    public Support support(int column) {
        return parts.stream().map(part -> part.support(column)).reduce(Support::plus).orElseThrow();
    }
}
