package org.vigie.store.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.vigie.store.Delivery;
import org.vigie.store.Finding;

/// Findings that follow from the names of all files together, such as a month that none of several
/// deliveries has: what each delivery said of itself is no longer true of the whole.
///
/// @param rules those that are found anew
/// @param of what is found in the deliveries of a store
public record WholeFindings(Set<String> rules, Function<List<Delivery>, List<Finding>> of) {

    /// Where each delivery's findings stay as they are.
    public static final WholeFindings NONE = new WholeFindings(Set.of(), _ -> List.of());

    /// The findings of the whole.
    ///
    /// @param told those of the deliveries and of the whole so far
    List<Finding> instead(List<Finding> told, List<Delivery> deliveries) {
        var all = new ArrayList<Finding>();
        told.stream().filter(finding -> !rules.contains(finding.rule())).forEach(all::add);
        all.addAll(of.apply(deliveries));
        return List.copyOf(all);
    }
}
