package org.vigie.study.expenditure.question;

import org.vigie.study.expenditure.rules.Label;

/// A row of the map.
///
/// @param family the place of its family in the rules, or -1
public record ExpenditureRow(String id, Label label, Kind kind, int family) {

    /// What a row is of.
    public enum Kind {
        GROUP,
        FAMILY,
        EVERYBODY,
        REMAINDER,
        UNOBSERVED
    }
}
