package org.vigie.simulate.raw;

/// What simulated people can be written as besides a store, so that an import can be checked end to
/// end.
public enum RawFormat {
    SNDS,
    OMOP
}
