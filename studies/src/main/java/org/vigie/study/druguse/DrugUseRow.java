package org.vigie.study.druguse;

/// Who uses a drug in a year, in one stratum; `all` stands for every value.
///
/// @param drug its place in the protocol
/// @param population people observed on a day of the year
/// @param users those of them in an era of use on one
/// @param atRisk people who could be new users on one: observed for the washout before it, without
///   use in it
/// @param newUsers those of them whose use begins
public record DrugUseRow(
        int drug,
        int year,
        String age,
        String sex,
        String region,
        long population,
        long users,
        long atRisk,
        long newUsers) {}
