package org.vigie.study.describe;

/// Days from one to another, both included.
record Stretch(int start, int end) {

    boolean empty() {
        return start > end;
    }

    Stretch within(int first, int last) {
        return new Stretch(Math.max(start, first), Math.min(end, last));
    }
}
