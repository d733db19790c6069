package org.vigie.study.signal;

/// What there is to say of the tables of a search for signals beside their columns.
final class SignalResultNotes {

    static final String ALL =
            """
            Numbers that are hidden are empty. A row that tells of 1 to `small_cells` people (10
            unless said, 0 for none), or leaves so few of the cases beside it, has neither
            counts nor estimates nor p values, because a standard error gives away the count
            that it is made of: `flags` says `hidden`, and of its `gates` the verdicts are left.
            Calibration and `q_value` are made of what is shown alone, because what is made with
            a hidden number can give it away; the tree scan is of all numbers; pairs with hidden
            numbers are not shown in detail. Each table is protected by itself: what two of
            them tell together, such as the branch of a single drug and its row of
            `self_controlled_cohort`, is not looked at; and an interval tells roughly how many
            events it is made of, so that a step of `lags` beside a bar of `chronographs` can
            tell roughly of the few days in which they differ. The page says how many are
            hidden. `vigie evaluate` hides by the protocol's `small_cells` too.

            Whether there are few is asked of the people: someone with many events, or with
            several drugs of a branch, counts once.
            """;

    static final String SIGNALS =
            """
            Intervals and p values of `sccs` are the profile likelihood's where fewer than 50 events
            fell on days at risk or on others, or where `flags` names Firth the penalised profile
            likelihood's; else Wald's, which then differ by less than 2 %. Those of its variants are
            Wald's or Firth's; of `self_controlled_cohort` exact; of `sequence_symmetry`
            Jeffreys'; of `ictpd` the middle 95 % of a gamma distribution; of
            `disproportionality` Wald's; of `gps` and `lgps` the middle 95 % of the true ratio;
            of `sccs_event_dependent_exposure` robust (sandwich); `sccs_lasso` has none. How
            often each holds the truth: [calibration.md](calibration.md).

            The variants have the counts of `sccs`, and each goes without the diagnostic of what
            it does not ask for: `sccs_event_dependent_exposure` without `pre_exposure`,
            `sccs_event_dependent_observation` without `end_of_observation`. Pairs that are
            hidden are not in the model of `sccs_lasso`.
            """;

    static final String CHRONOGRAPHS =
            """
            Where a bar is of few people, what was expected is hidden too, and of a search of
            fewer than 20 exposures all that was expected, and `ic` with it: from few exposures
            it could be solved for.
            """;

    static final String CURVES =
            """
            In `ages`, `seasons` and `lags`: where events of few people fell a point is hidden,
            with as many more as keep it from being worked out; if the one that others are
            compared with is hidden, all are.
            """;

    static final String LAGS =
            """
            Where `small_cells` is not 0 the events of `lags` are not told: their steps lie
            within windows of which other numbers are told.

            Every day of a case counts as far as it was observed (but for those younger or older
            than any age group with an event), an era that began before counts on, and steps of
            two eras multiply, but that of one step they count once. The penalty's strengths are
            chosen by cross-validation (3 folds, 10 pairs of strengths, `seed`) on up to 1,000
            events, the penalised curve is of up to 5,000, drawn at random; below 30 there is
            none.
            """;

    private SignalResultNotes() {}
}
