package org.vigie.statistics.temporal;

/// How often an exposure and an outcome met in one day window, and how often each was there.
///
/// @param both C_xy, starts of the exposure with the outcome in the window
/// @param exposures C_x, starts of the exposure observed in the window
/// @param outcomes C_y, starts of any exposure with the outcome in the window
/// @param all C, starts of any exposure observed in the window
public record WindowCounts(long both, long exposures, long outcomes, long all) {

    public WindowCounts {
        if (both < 0
                || both > Math.min(exposures, outcomes)
                || Math.max(exposures, outcomes) > all) {
            throw new IllegalArgumentException(
                    "counts of a window lie within each other, were %d in %d and %d of %d"
                            .formatted(both, exposures, outcomes, all));
        }
    }

    /// C_x C_y / C; 0 if nothing was observed.
    public double expected() {
        return all == 0 ? 0 : (double) exposures * outcomes / all;
    }
}
