package org.vigie.study.expenditure.question;

/// Gives what was spent on a person in a year to the person's groups, to the cent.
///
/// An amount that several groups share is split in proportion to their weights by the method of
/// largest remainders (Hamilton): each gets the whole cents of its quota, and the cents that are
/// left go one by one to the largest fractions, to the earlier group where two are alike. A
/// negative amount, a regularisation, is split as its opposite would be.
final class Allocation {

    private Allocation() {}

    /// The parts of an amount; they add up to it.
    ///
    /// @param amount in cents, below 2⁶² / the sum of the weights in size
    /// @param weights at least 0, one above 0
    static long[] split(long amount, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        if (sum <= 0) {
            throw new IllegalArgumentException("nobody to share");
        }
        long size = Math.abs(amount);
        var parts = new long[weights.length];
        var fractions = new long[weights.length];
        long left = size;
        for (int part = 0; part < parts.length; part++) {
            long product = Math.multiplyExact(size, weights[part]);
            parts[part] = product / sum;
            fractions[part] = product % sum;
            left -= parts[part];
        }
        while (left-- > 0) {
            int largest = 0;
            for (int part = 1; part < parts.length; part++) {
                if (fractions[part] > fractions[largest]) {
                    largest = part;
                }
            }
            parts[largest]++;
            fractions[largest] = -1;
        }
        for (int part = 0; part < parts.length && amount < 0; part++) {
            parts[part] = -parts[part];
        }
        return parts;
    }
}
