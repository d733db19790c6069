package org.vigie.statistics.temporal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vigie.statistics.disproportionality.InformationComponent;

/// Whether an outcome follows an exposure more often than other exposures, and more than it
/// preceded it (ICTPD).
///
/// Observed is C_xy of the risk window. Expected is C_x C_y / C of the risk window times the
/// largest, over the control windows, of C_xy / (C_x C_y / C). Their {@link InformationComponent}
/// is the measure and IC025 the criterion. The source takes days 1 to 30 as risk window and days
/// −1080 to −361, −30 to −1 and day 0 as control windows: the first against people always prone to
/// the outcome, the others against drugs given for it.
///
/// A control window in which C_x C_y is 0 says nothing and is left out; if that is all of them,
/// there is no pattern. A control window with C_xy 0 gives a ratio of 0.
///
/// Norén GN, Hopstadius J, Bate A, Star K, Edwards IR (2010). Temporal pattern discovery in
/// longitudinal electronic patient records. doi 10.1007/s10618-009-0152-3.
///
/// @param risk the risk window
/// @param control the largest ratio of observed to expected in a control window
/// @param expected what is expected in the risk window, control included
/// @param component observed against expected
public record TemporalPattern(
        WindowCounts risk, double control, double expected, InformationComponent component) {

    /// The pattern with the usual shrinkage; empty if no control window says anything.
    public static Optional<TemporalPattern> of(WindowCounts risk, List<WindowCounts> controls) {
        return of(risk, controls, InformationComponent.SHRINKAGE);
    }

    /// @param shrinkage above 0
    public static Optional<TemporalPattern> of(
            WindowCounts risk, List<WindowCounts> controls, double shrinkage) {
        OptionalDouble control =
                controls.stream()
                        .filter(window -> window.expected() > 0)
                        .mapToDouble(window -> window.both() / window.expected())
                        .max();
        if (control.isEmpty()) {
            return Optional.empty();
        }
        double expected = risk.expected() * control.getAsDouble();
        return Optional.of(
                new TemporalPattern(
                        risk,
                        control.getAsDouble(),
                        expected,
                        InformationComponent.of((double) risk.both(), expected, shrinkage)));
    }

    /// Of several risk windows, the pattern with the highest IC025.
    public static Optional<TemporalPattern> strongest(
            List<WindowCounts> risks, List<WindowCounts> controls) {
        return risks.stream()
                .flatMap(risk -> of(risk, controls).stream())
                .max(Comparator.comparingDouble(pattern -> pattern.component.low()));
    }
}
