package org.vigie.cohort.definition;

import java.util.List;

/// Conditions on an event, of which all, any, or some number must hold. A group of none holds
/// always.
///
/// @param count how many, where the type asks for a number
public record Group(
        Type type,
        int count,
        List<Correlated> criteria,
        List<Demographics> demographics,
        List<Group> groups) {

    public enum Type {
        ALL,
        ANY,
        AT_LEAST,
        AT_MOST
    }

    /// Conditions on the person and the event itself.
    public record Demographics(List<Filter> filters) {}

    public int size() {
        return criteria.size() + demographics.size() + groups.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /// Whether the group holds where so many of its conditions do.
    public boolean holds(int met) {
        return isEmpty()
                || switch (type) {
                    case ALL -> met == size();
                    case ANY -> met > 0;
                    case AT_LEAST -> met >= count;
                    case AT_MOST -> met <= count;
                };
    }
}
