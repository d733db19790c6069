package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Somebody who has all tables of a run, knows what adds up and who is among whom, and solves for
/// what is hidden, by linear algebra. Numbers have names; two with one name are one number.
public final class RunAudit {

    private final int most;
    private final LinkedTables cells = new LinkedTables();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final BitSet hidden = new BitSet();

    public RunAudit(int most) {
        this.most = most;
    }

    /// A number of a table.
    public String number(String name, OptionalLong shown, long truth) {
        if (shown.isPresent() && shown.getAsLong() != truth) {
            throw new IllegalArgumentException(name + " is shown as another number");
        }
        int place = place(name, truth);
        if (shown.isPresent()) {
            hidden.clear(place);
        }
        return name;
    }

    private int place(String name, long truth) {
        return places.computeIfAbsent(
                name,
                _ -> {
                    names.add(name);
                    hidden.set(names.size() - 1);
                    return cells.add(truth);
                });
    }

    private long truth(String name) {
        return cells.people(places.get(name));
    }

    public void sum(String total, List<String> parts) {
        cells.sum(places.get(total), parts.stream().mapToInt(places::get).toArray());
    }

    /// Those of one number are among those of another: how many are not is a number too.
    public void among(String all, String some) {
        if (truth(all) >= truth(some)) {
            var rest = all + " less " + some;
            place(rest, truth(all) - truth(some));
            sum(all, List.of(some, rest));
        }
    }

    /// How many numbers of few people there are, which all are to be kept.
    public long few() {
        return names.stream().filter(name -> few(truth(name))).count();
    }

    private boolean few(long people) {
        return people > 0 && people <= most;
    }

    /// Numbers of few people that are shown, or follow from what is.
    public List<String> found() {
        var determined = DisclosureAudit.of(cells.sums(), hidden);
        return names.stream()
                .filter(name -> few(truth(name)))
                .filter(name -> {
                    int place = places.get(name);
                    return !hidden.get(place) || determined.get(place);
                })
                .toList();
    }
}
