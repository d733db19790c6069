package org.vigie.study.screen.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Days counted for each member, in one row for each thing counted; a member not met yet has none.
final class MemberDays {

    private final int[][] days;

    MemberDays(int rows, int members) {
        days = new int[rows][members];
    }

    @JsonCreator
    MemberDays(int[][] days) {
        this.days = days;
    }

    @JsonValue
    int[][] days() {
        return days;
    }

    void put(int row, int member, int count) {
        days[row][member] = count;
    }

    int get(int row, int member) {
        return days[row][member];
    }

    /// A member's person is met on one side only, so sums are what either side counted.
    MemberDays merge(MemberDays other) {
        for (int row = 0; row < days.length; row++) {
            for (int member = 0; member < days[row].length; member++) {
                days[row][member] += other.days[row][member];
            }
        }
        return this;
    }
}
