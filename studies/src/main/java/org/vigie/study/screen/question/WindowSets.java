package org.vigie.study.screen.question;

import org.vigie.statistics.MatchedTally;
import org.vigie.study.DayWindow;

/// The matched sets as they are in one window: members not observed throughout it are left out, and
/// a set counts only if its case and at least one control remain.
final class WindowSets {

    private final MatchedSets sets;
    private final int[] sizes;
    private final String site;

    /// How many were exposed.
    ///
    /// @param tally exposed members by set, all that the odds ratio needs
    record Counts(long sets, long cases, long controls, MatchedTally tally) {}

    /// @param site only sets of this site, or the empty string for all
    WindowSets(MatchedSets sets, DayWindow window, String site) {
        this.sets = sets;
        this.site = site;
        sizes = new int[sets.sets()];
        var caseObserved = new boolean[sets.sets()];
        for (var member : sets.members()) {
            if (ExposureFold.observed(member, window)) {
                sizes[member.set()]++;
                caseObserved[member.set()] |= member.isCase();
            }
        }
        for (int set = 0; set < sizes.length; set++) {
            if (!caseObserved[set] || sizes[set] < 2 || !here(set)) {
                sizes[set] = 0;
            }
        }
    }

    private boolean here(int set) {
        return site.isEmpty() || sets.sites().get(set).equals(site);
    }

    /// Sets that count.
    long count() {
        long count = 0;
        for (int size : sizes) {
            count += size > 0 ? 1 : 0;
        }
        return count;
    }

    long controls() {
        long controls = 0;
        for (int size : sizes) {
            controls += size > 0 ? size - 1 : 0;
        }
        return controls;
    }

    boolean counts(MatchedSets.Member member) {
        return sizes[member.set()] > 0;
    }

    /// Counts the exposed.
    ///
    /// @param exposed numbers of exposed members, ascending, so that those of a set stand together
    Counts tally(int[] exposed) {
        var tally = new MatchedTally();
        long cases = 0;
        long controls = 0;
        long informative = 0;
        for (int i = 0; i < exposed.length; ) {
            int set = sets.member(exposed[i]).set();
            int inSet = 0;
            boolean caseExposed = false;
            for (; i < exposed.length && sets.member(exposed[i]).set() == set; i++) {
                inSet++;
                caseExposed |= sets.member(exposed[i]).isCase();
            }
            if (sizes[set] > 0) {
                tally.add(sizes[set], inSet, caseExposed, 1);
                cases += caseExposed ? 1 : 0;
                controls += caseExposed ? inSet - 1 : inSet;
                informative++;
            }
        }
        return new Counts(informative, cases, controls, tally);
    }
}
