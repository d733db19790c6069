package org.vigie.study.incidence;

/// What was counted of an outcome in an interval and stratum; `all` stands for every value. Age
/// adds up for days and events, not for people: one can be in two age groups in an interval.
///
/// @param outcome the place of the outcome in the protocol
/// @param start the interval's first day
/// @param end its last
/// @param persons people at risk
/// @param days their days at risk
public record IncidencePrevalenceRow(
        int outcome,
        int start,
        int end,
        String age,
        String sex,
        String region,
        long persons,
        long days,
        long events,
        long population,
        long cases) {

    /// The row of another stratum, without its counts.
    IncidencePrevalenceRow of(String otherAge, String otherSex, String otherRegion) {
        return new IncidencePrevalenceRow(
                outcome, start, end, otherAge, otherSex, otherRegion, 0, 0, 0, 0, 0);
    }
}
