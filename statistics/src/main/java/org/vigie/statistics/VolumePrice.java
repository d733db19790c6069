package org.vigie.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The difference between two amounts, split into what comes of the number of people and what comes
/// of the mean amount a person.
///
/// With numbers n₀, n₁ and means m = amount / n: volume = (n₁ − n₀)(m₀ + m₁) / 2 and price = (m₁ −
/// m₀)(n₀ + n₁) / 2 add up to the difference (Bennet TL 1920, The theory of measurement of changes
/// in cost of living, J R Stat Soc 83:455-462, doi 10.2307/2340960). The volume is worked out
/// exactly and rounded to a whole cent, half to even; the price is the rest, so that both add up
/// exactly. Where either year has nobody there is no mean, and all is volume.
///
/// @param volume in the unit of the amounts
/// @param price in the unit of the amounts
public record VolumePrice(long volume, long price) {

    /// Splits `amount1 - amount0`.
    public static VolumePrice of(long people0, long amount0, long people1, long amount1) {
        long difference = Math.subtractExact(amount1, amount0);
        if (people0 == 0 || people1 == 0) {
            return new VolumePrice(difference, 0);
        }
        var sum = big(amount0).multiply(big(people1)).add(big(amount1).multiply(big(people0)));
        var numerator = new BigDecimal(sum.multiply(big(people1 - people0)));
        var denominator =
                new BigDecimal(big(people0).multiply(big(people1)).multiply(BigInteger.TWO));
        long volume = numerator.divide(denominator, 0, RoundingMode.HALF_EVEN).longValueExact();
        return new VolumePrice(volume, difference - volume);
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
