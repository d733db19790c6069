package org.vigie.study.druguse;

import java.util.List;
import org.vigie.study.Breakdown;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;

/// What is asked of people, as a fold carries it.
///
/// @param washout days of observation without use before a use is new
/// @param gap days without supply that an era goes on over
/// @param supplied days that a record lasts whose length is not known
/// @param indications codes looked for before new use; empty where none are
/// @param before the first day of that, relative to the start
/// @param until the last
public record DrugUsePlan(
        List<Drug> drugs,
        int from,
        int to,
        int washout,
        int gap,
        int supplied,
        CodeSet indications,
        int before,
        int until,
        Breakdown by) {

    /// Days after the start over which supplies are counted and days covered.
    static final int YEAR = 365;

    /// One drug: records of codes, or where it is a cohort its entries.
    public record Drug(boolean cohort, CodeSet codes, Entries entries) {}
}
