package org.vigie.source;

import java.util.ArrayList;
import java.util.List;
import org.vigie.store.Finding;

/// What an import has found out about its data so far.
public final class Findings {

    private final List<Finding> found = new ArrayList<>();

    /// Adds a finding unless it counts nothing.
    public void add(String rule, String table, long count, String effect, List<String> examples) {
        if (count > 0) {
            found.add(new Finding(rule, table, count, effect, List.copyOf(examples)));
        }
    }

    public List<Finding> all() {
        return List.copyOf(found);
    }
}
