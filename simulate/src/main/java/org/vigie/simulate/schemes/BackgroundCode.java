package org.vigie.simulate.schemes;

/// A code that has nothing to do with the cancer.
///
/// @param share its part of the events of its kind, before age and sex
/// @param profile how that depends on age and sex
/// @param chronic whether a diagnosis comes back and a drug is dispensed month after month
public record BackgroundCode(
        String code, String name, double share, String profile, boolean chronic) {

    public Kind kind() {
        return Kind.ofCode(code);
    }

    BackgroundCode withShare(double other) {
        return new BackgroundCode(code, name, other, profile, chronic);
    }
}
