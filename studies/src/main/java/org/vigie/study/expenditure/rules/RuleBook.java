package org.vigie.study.expenditure.rules;

import java.util.List;

/// What the groups of a map are: a versioned file of rules.
///
/// @param items first come, first served; what belongs to none is counted as `other`
/// @param ignored tables whose amounts are not counted, because other tables hold the same money
/// @param families in the order they are shown
/// @param groups in the order in which they are asked for a cost that several could claim
public record RuleBook(
        String name,
        String version,
        Label title,
        String source,
        List<Item> items,
        List<String> ignored,
        List<Family> families,
        List<Group> groups) {

    /// Groups that belong together.
    public record Family(String id, Label label) {}
}
