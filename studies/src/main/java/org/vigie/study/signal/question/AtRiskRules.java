package org.vigie.study.signal.question;

import java.util.Optional;
import org.vigie.study.Entries;

/// How people are looked at: when they are at risk, what an era is, which outcomes count.
///
/// @param population who counts, while in it; nothing for everybody
/// @param washoutDays days at the start of each observation period that do not count, at least 0
/// @param extraDays days that an exposure lasts beyond its record's last day, at least 0
/// @param suppliedDays days that a record lasts whose length the source does not say, at least 1
/// @param risk when the risk may be raised
/// @param gapDays most days between two records of one era, at least 0
/// @param firstEraOnly whether only a person's first era of an exposure counts
/// @param firstEventOnly whether only a person's first record of an outcome counts
/// @param birthNeeded whether who has no day of birth is left out
/// @param firstUses whether first uses are counted day by day
/// @param personTime how days are counted over everybody; nothing where they are not
public record AtRiskRules(
        Optional<Entries> population,
        int washoutDays,
        int extraDays,
        int suppliedDays,
        RiskWindow risk,
        int gapDays,
        boolean firstEraOnly,
        boolean firstEventOnly,
        boolean birthNeeded,
        boolean firstUses,
        Optional<PersonTimeRules> personTime) {}
