package org.vigie.simulate.people;

/// What random numbers of a person are for. Separate parts of the person's stream keep the
/// background the same whether or not effects are planted; their order is part of what is drawn.
enum Purpose {
    ADDRESS,
    LIFE,
    FACTORS,
    ONSET,
    SYMPTOMS,
    BACKGROUND,
    AFTERMATH,
    DRUGS
}
