package org.vigie.simulate.effects;

/// What a code has to do with the cancer; a code without a role has nothing to do with it.
public enum Role {
    /// The cancer itself.
    OUTCOME("outcome"),
    /// Changes the hazard while it lies in its window.
    FACTOR("factor"),
    /// More frequent among those who are about to be diagnosed.
    EARLY_SYMPTOM("early symptom"),
    /// Its rate depends steeply on age and sex, and so does the cancer's; it has no effect.
    CONFOUNDED("confounded"),
    /// Comes with a factor, a symptom or the cancer.
    CONSEQUENCE("consequence"),
    /// Stands above one of the others in the hierarchy.
    ANCESTOR("ancestor");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /// As `truth.csv` writes it.
    public String label() {
        return label;
    }

    static Role ofLabel(String label) {
        for (var role : values()) {
            if (role.label.equals(label)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role is called " + label);
    }
}
