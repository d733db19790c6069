package org.vigie.study.signal.question;

import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;

/// An exposure or an outcome as a fold asks for it: records of codes, or entries of a cohort.
///
/// @param id what it goes by in tables: a code, or the name the protocol gives it
/// @param name in words, or the empty string
/// @param codes codes whose dated records it is
/// @param entries entries of the cohort it is; none where it is codes
public record Target(String id, String name, CodeSet codes, Entries entries) {

    static Target ofCodes(String id, String name, CodeSet codes) {
        return new Target(id, name, codes, Entries.NONE);
    }
}
