package org.vigie.statistics.selfcontrolled.design;

/// Days of one case on which nothing in the model changes, first and last included.
///
/// @param first first day
/// @param last last day
/// @param cells what holds on these days: cells of the design, increasing
/// @param events events on these days
public record CaseInterval(int first, int last, int[] cells, int events) {

    /// How many days.
    public int days() {
        return last - first + 1;
    }
}
