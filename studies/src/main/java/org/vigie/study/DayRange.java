package org.vigie.study;

/// Days from one to another, both included.
public record DayRange(int start, int end) {

    public boolean empty() {
        return start > end;
    }

    public DayRange within(int first, int last) {
        return new DayRange(Math.max(start, first), Math.min(end, last));
    }
}
