package org.vigie.timeline;

/// Days from one to another, both included; none where the last is before the first. Days count
/// from 1970-01-01.
public record DayRange(int start, int end) {

    public boolean empty() {
        return start > end;
    }

    /// Those of the days that are in another range too.
    public DayRange within(int first, int last) {
        return new DayRange(Math.max(start, first), Math.min(end, last));
    }
}
