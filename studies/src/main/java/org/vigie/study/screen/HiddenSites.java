package org.vigie.study.screen;

import java.util.BitSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.SmallCells;
import org.vigie.disclosure.Suppression;
import org.vigie.statistics.Estimate;
import org.vigie.study.screen.question.Exposed;
import org.vigie.study.screen.question.Replication;

/// What is hidden of an association at several sites. People of the sites add up to those of all,
/// which are shown: a site of few people hides another too, for each group that an estimate tells
/// of, until nothing more has to be hidden.
///
/// @param small what is few
record HiddenSites(SmallCells small) {

    /// An association as it may be shown.
    Replication disclosed(Replication all) {
        var hidden = hidden(all);
        return hidden.isEmpty()
                ? all
                : all.withheld(
                        IntStream.range(0, all.sites().size())
                                .mapToObj(site ->
                                        hidden.get(site) ? Estimate.NONE : all.bySite().get(site))
                                .toList());
    }

    private BitSet hidden(Replication all) {
        var hidden = new BitSet();
        IntStream.range(0, all.exposed().size())
                .filter(site -> all.exposed().get(site).tellsOfFew(small.most()))
                .forEach(hidden::set);
        int known = 0;
        while (hidden.cardinality() > known) {
            known = hidden.cardinality();
            for (int group = 0; group < Exposed.GROUPS.size(); group++) {
                hidden.or(hidden(all, Exposed.GROUPS.get(group), group, hidden));
            }
        }
        return hidden;
    }

    private BitSet hidden(
            Replication all, ToLongFunction<Exposed> group, int number, BitSet already) {
        var cells = new LinkedTables();
        all.exposed().forEach(exposed -> cells.add(group.applyAsLong(exposed)));
        int sites = cells.size();
        int total = cells.add(all.exposed().stream().mapToLong(group).sum());
        cells.precious(total);
        cells.sum(total, IntStream.range(0, sites).toArray());
        var found =
                Suppression.of(
                        cells,
                        small.most(),
                        already,
                        small.key(),
                        "sites|" + all.code().code() + "|" + all.window() + "|" + number);
        if (found.get(total)) {
            // All together is shown, so nothing of its parts can be.
            found.set(0, sites);
            found.clear(total);
        }
        return found;
    }
}
