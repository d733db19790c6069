package org.vigie.statistics.disproportionality;

import java.util.List;

/// A stratum's events and the time in which they could be seen, for the longitudinal gamma-Poisson
/// shrinker (LGPS).
///
/// The expected count of an exposure's events is E = Σ over strata of N · T₁ / T, with N all events
/// of a stratum (of age, sex, year), T all its person-time and T₁ that of the exposed; the observed
/// count is that of events in exposed time. GPS is then fitted to these as to counts of reports.
///
/// Schuemie MJ (2011). Methods for drug safety signal detection in longitudinal observational
/// databases: LGPS and LEOPARD. doi 10.1002/pds.2051.
///
/// @param events N, in exposed and unexposed time
/// @param exposed T₁, at least 0, in any unit
/// @param all T, at least T₁, in the same unit
public record PersonTime(long events, double exposed, double all) {

    public PersonTime {
        if (events < 0 || !(exposed >= 0) || !(all >= exposed) || Double.isInfinite(all)) {
            throw new IllegalArgumentException(
                    """
                    person-time lies at or above 0 and exposed time within all, was \
                    %d events, %s of %s\
                    """
                            .formatted(events, exposed, all));
        }
    }

    /// The expected count of events in exposed time; strata without time add nothing.
    public static double expected(List<PersonTime> strata) {
        return strata.stream()
                .filter(stratum -> stratum.all > 0)
                .mapToDouble(stratum -> stratum.events * (stratum.exposed / stratum.all))
                .sum();
    }
}
