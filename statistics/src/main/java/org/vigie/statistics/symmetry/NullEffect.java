package org.vigie.statistics.symmetry;

import java.util.Arrays;

/// The sequence ratio that trends in the use of both drugs would give without any effect.
///
/// For each first use of the index drug, the first uses of the marker drug by anybody within so
/// many days after and before it are counted, the day itself in neither: p = Σ I(d) A(d) / Σ I(d)
/// (A(d) + B(d)), with I(d) the first uses of the index drug on day d, A(d) those of the marker on
/// days d + 1 to d + w and B(d) on days d − w to d − 1. The null-effect ratio is p / (1 − p).
///
/// Hallas J (1996). Evidence of depression provoked by cardiovascular medication: a prescription
/// sequence symmetry analysis. doi 10.1097/00001648-199609000-00005. Tsiropoulos I, Andersen M,
/// Hallas J (2009). Adverse events with use of antiepileptic drugs. doi 10.1002/pds.1736.
///
/// @param after Σ I(d) A(d)
/// @param before Σ I(d) B(d)
public record NullEffect(double after, double before) {

    /// The usual number of days looked at on either side: 18 months.
    public static final int WINDOW = 548;

    public NullEffect {
        if (!(after >= 0) || !(before >= 0)) {
            throw new IllegalArgumentException(
                    "products of counts lie at or above 0, were %s and %s"
                            .formatted(after, before));
        }
    }

    /// Of people's first uses in their records, day by day from the same day on; both arrays are of
    /// one length.
    ///
    /// @param index first uses of the index drug on each day
    /// @param marker first uses of the marker drug on each day
    /// @param window w, days looked at on either side, at least 1; {@link Integer#MAX_VALUE} for
    ///   all
    public static NullEffect of(long[] index, long[] marker, int window) {
        if (index.length != marker.length || window < 1) {
            throw new IllegalArgumentException(
                    """
                    a null effect needs as many days of both drugs and a window \
                    above 0, was %d, %d and %d\
                    """
                            .formatted(index.length, marker.length, window));
        }
        long[] until = marker.clone();
        Arrays.parallelPrefix(until, Long::sum);
        double after = 0;
        double before = 0;
        for (int day = 0; day < index.length; day++) {
            int last = (int) Math.min(index.length - 1L, (long) day + window);
            int first = (int) Math.max(0L, (long) day - window);
            after += (double) index[day] * (until[last] - until[day]);
            before +=
                    (double) index[day]
                            * (until[day] - marker[day] - (first == 0 ? 0 : until[first - 1]));
        }
        return new NullEffect(after, before);
    }

    /// Whether there is a ratio: some marker both before and after.
    public boolean known() {
        return after > 0 && before > 0;
    }

    /// The null-effect ratio; `NaN` where it is not {@link #known}.
    public double ratio() {
        return known() ? after / before : Double.NaN;
    }
}
