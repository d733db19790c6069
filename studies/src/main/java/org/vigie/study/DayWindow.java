package org.vigie.study;

/// Days relative to an index date, both ends inclusive; day 0 is the index date, days before it are
/// negative: (−365, −1) is the year before.
public record DayWindow(int start, int end) {

    /// How many days the window holds.
    public int days() {
        return end - start + 1;
    }
}
