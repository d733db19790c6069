package org.vigie.simulate.effects;

/// That one happening changes the rate of another, or brings one about.
///
/// @param cause a code
/// @param changed the code of what is changed
/// @param relativeRisk mean over the window; `NaN` of a protopathic link
/// @param first first day of the window, from the first day of the cause
/// @param last last day of it, inclusive; {@link #OPEN} for the last day of a use, or for good
/// @param chance of a protopathic link, how often an outcome is preceded by a use of the drug;
///   otherwise 0
public record EventLink(
        Reason reason,
        String cause,
        String changed,
        double relativeRisk,
        LagShape shape,
        int first,
        int last,
        double chance) {

    /// Why.
    public enum Reason {
        /// A drug changes the rate of an outcome: what is to be found.
        EFFECT(SimulatedEvent.What.DRUG, SimulatedEvent.What.OUTCOME),
        /// A disease changes the rate of an outcome.
        RISK(SimulatedEvent.What.DISEASE, SimulatedEvent.What.OUTCOME),
        /// A disease changes how often a drug is taken up.
        INDICATION(SimulatedEvent.What.DISEASE, SimulatedEvent.What.DRUG),
        /// A drug is given for the first symptoms of an outcome.
        PROTOPATHIC(SimulatedEvent.What.OUTCOME, SimulatedEvent.What.DRUG);

        final SimulatedEvent.What cause;
        final SimulatedEvent.What changed;

        Reason(SimulatedEvent.What cause, SimulatedEvent.What changed) {
            this.cause = cause;
            this.changed = changed;
        }
    }

    public static final int OPEN = Integer.MAX_VALUE;

    EventLink withoutEffect() {
        return reason == Reason.EFFECT
                ? new EventLink(reason, cause, changed, 1, LagShape.CONSTANT, first, last, chance)
                : this;
    }

    public boolean open() {
        return last == OPEN;
    }

    /// What the rate is multiplied by on a day, given when the cause happened; of windows that
    /// overlap the one that began last counts.
    public double at(int day, Occurrences causes) {
        for (int i = causes.size() - 1; i >= 0; i--) {
            int since = day - causes.first(i);
            if (since >= first) {
                return since <= (open() ? causes.last(i) - causes.first(i) : last)
                        ? shape.at(since - first, open() ? 1 : last - first + 1, relativeRisk)
                        : 1;
            }
        }
        return 1;
    }
}
