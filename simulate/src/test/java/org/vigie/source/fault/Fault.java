package org.vigie.source.fault;

/// A fault as deliveries have them.
///
/// @param name short, `day-first`
/// @param what is done to the files, in words
/// @param plant does it
record Fault(String name, String what, Plant plant) {

    /// Does something to the files of a delivery and says what must come of it, reckoned from the
    /// files themselves and not by the reader.
    interface Plant {
        Outcome in(RawFolder raw) throws Exception;
    }
}
