package org.vigie.study.expenditure.question;

import java.util.List;

/// What a map is broken down by: age, sex or region. Where there is more than one value, one more
/// place stands for all of them.
public record ExpenditureAxis(String name, List<String> values) {

    /// What the place of all values is called.
    public static final String ALL = "all";

    /// How many places there are.
    public int places() {
        return values.size() == 1 ? 1 : values.size() + 1;
    }

    /// The place of all values.
    public int all() {
        return places() - 1;
    }

    /// What a place is called.
    public String label(int place) {
        return place == values.size() ? ALL : values.get(place);
    }
}
