package org.vigie.study.expenditure.question;

/// What is counted of a group in a year.
public enum Measure {
    /// People in the group.
    PEOPLE,
    /// People who were not in it in the years of the washout, all of them observed.
    AT_RISK,
    /// Those of them who are in it now.
    NEW_CASES,
    /// People in the group who died in the year.
    DEATHS,
    /// What was spent on it, in hundredths of the currency.
    COST
}
