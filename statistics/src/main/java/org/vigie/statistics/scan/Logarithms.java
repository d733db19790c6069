package org.vigie.statistics.scan;

/// c ln c for every count up to a highest, and 0 for 0.
final class Logarithms {

    private final double[] products;

    Logarithms(int most) {
        products = new double[most + 1];
        for (int c = 2; c <= most; c++) {
            products[c] = c * Math.log(c);
        }
    }

    double product(int count) {
        return products[count];
    }
}
