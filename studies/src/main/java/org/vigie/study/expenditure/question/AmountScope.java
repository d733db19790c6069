package org.vigie.study.expenditure.question;

/// Where an amount lies. Every amount of a store is in exactly one of these, so that they add up to
/// all of them.
public enum AmountScope {
    /// In a year before the first that is mapped.
    BEFORE,
    /// In a year that is mapped, of a person of the population: in a group, the remainder, or with
    /// people not observed in it.
    WITHIN,
    /// In a year that is mapped and in which the person is not in the population.
    NOT_IN_POPULATION,
    /// In a year after the last.
    AFTER,
    /// Without a day.
    UNDATED,
    /// In a table that the rules leave out because other tables hold the same money; of whatever
    /// day.
    NOT_COUNTED
}
