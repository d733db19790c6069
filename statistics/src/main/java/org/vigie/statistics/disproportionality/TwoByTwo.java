package org.vigie.statistics.disproportionality;

import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// The four counts of an exposure and an event, and the ratios that signal detection makes of them.
///
/// - PRR = [a/(a+b)] / [c/(c+d)], standard error of its logarithm √(1/a − 1/(a+b) + 1/c − 1/(c+d));
/// - ROR = ad / bc, standard error of its logarithm √(1/a + 1/b + 1/c + 1/d);
/// - χ² with Yates's correction = N max(0, |ad − bc| − N/2)² / [(a+b)(c+d)(a+c)(b+d)];
/// - IC with E = (a+b)(a+c)/N, see {@link InformationComponent}.
///
/// If any count is 0 the ratios are of the counts with ½ added to each (Haldane 1956, doi
/// 10.1111/j.1469-1809.1956.tb01285.x), which {@link #counts} tells. If nobody is exposed, nobody
/// unexposed, no event recorded or nothing but the event, the table says nothing: the ratios are
/// {@link Estimate#NONE}, χ² is 0 and only the IC stays, near 0.
///
/// Evans SJW, Waller PC, Davis S (2001). Use of proportional reporting ratios. doi 10.1002/pds.677.
/// van Puijenbroek EP et al (2002). A comparison of measures of disproportionality. doi
/// 10.1002/pds.668. Yates F (1934). Contingency tables involving small numbers. doi
/// 10.2307/2983604.
///
/// @param a exposed with the event
/// @param b exposed without
/// @param c unexposed with the event
/// @param d unexposed without
public record TwoByTwo(long a, long b, long c, long d) {

    /// What the ratios rest on.
    public enum Counts {
        /// The counts as they are.
        AS_THEY_ARE,
        /// One is 0: ½ is added to each.
        HALF_ADDED,
        /// A row or column is empty: there are no ratios.
        EMPTY_MARGIN
    }

    /// Whether the usual criteria of a signal are met.
    ///
    /// @param prr PRR at least 2, χ² at least 4 and a at least 3 (Evans 2001)
    /// @param ror the lower end of the interval of the ROR above 1
    /// @param ic IC025 above 0
    public record Flags(boolean prr, boolean ror, boolean ic) {}

    private static final double HALF = 0.5;
    private static final double HIGH_PRR = 2;
    private static final double HIGH_CHI_SQUARED = 4;
    private static final long ENOUGH = 3;

    public TwoByTwo {
        if (a < 0 || b < 0 || c < 0 || d < 0) {
            throw new IllegalArgumentException(
                    "counts lie at or above 0, were %d %d %d %d".formatted(a, b, c, d));
        }
    }

    /// The table of a pair among all reports.
    ///
    /// @param both with exposure and event
    /// @param exposed with the exposure
    /// @param events with the event
    /// @param all altogether
    public static TwoByTwo ofTotals(long both, long exposed, long events, long all) {
        return new TwoByTwo(both, exposed - both, events - both, all - exposed - events + both);
    }

    public long total() {
        return a + b + c + d;
    }

    /// How many exposed would have the event were the two independent; 0 if there is nobody.
    public double expected() {
        return total() == 0 ? 0 : (double) (a + b) * (a + c) / total();
    }

    public Counts counts() {
        if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) {
            return Counts.EMPTY_MARGIN;
        }
        return a == 0 || b == 0 || c == 0 || d == 0 ? Counts.HALF_ADDED : Counts.AS_THEY_ARE;
    }

    /// The proportional reporting ratio.
    public Estimate proportionalReportingRatio() {
        return switch (counts()) {
            case EMPTY_MARGIN -> Estimate.NONE;
            case HALF_ADDED -> prr(a + HALF, b + HALF, c + HALF, d + HALF);
            case AS_THEY_ARE -> prr((double) a, (double) b, (double) c, (double) d);
        };
    }

    private static Estimate prr(double a, double b, double c, double d) {
        return Wald.ratio(
                Math.log(a / (a + b) / (c / (c + d))),
                Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)));
    }

    /// The reporting odds ratio.
    public Estimate reportingOddsRatio() {
        return switch (counts()) {
            case EMPTY_MARGIN -> Estimate.NONE;
            case HALF_ADDED -> ror(a + HALF, b + HALF, c + HALF, d + HALF);
            case AS_THEY_ARE -> ror((double) a, (double) b, (double) c, (double) d);
        };
    }

    private static Estimate ror(double a, double b, double c, double d) {
        return Wald.ratio(Math.log(a / b / (c / d)), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
    }

    /// Yates's χ², one degree of freedom.
    public double chiSquared() {
        if (counts() == Counts.EMPTY_MARGIN) {
            return 0;
        }
        double n = total();
        double excess = Math.max(0, Math.abs((double) a * d - (double) b * c) - n / 2);
        return n * (excess / (a + b) / (c + d)) * (excess / (a + c) / (b + d));
    }

    /// The information component.
    public InformationComponent informationComponent() {
        return InformationComponent.of((double) a, expected());
    }

    public Flags flags() {
        return new Flags(
                proportionalReportingRatio().value() >= HIGH_PRR
                        && chiSquared() >= HIGH_CHI_SQUARED
                        && a >= ENOUGH,
                reportingOddsRatio().low() > 1,
                informationComponent().low() > 0);
    }
}
