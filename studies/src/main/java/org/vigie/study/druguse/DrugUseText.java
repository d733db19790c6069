package org.vigie.study.druguse;

import java.util.List;

/// What a description of use did and what it cannot say, in plain English.
final class DrugUseText {

    private DrugUseText() {}

    static List<String> methods(DrugUseProtocol p) {
        return List.of(
                """
                A supply is a record of one of the drug's codes on a day of observation \
                (of a cohort, an entry), not an era that the source derived itself, nor a \
                record that ends before it starts. It \
                lasts for its days of supply, else to the day it ends, else %s days. \
                Supplies with at most %s days without supply between them are one era of \
                use; an era does not go beyond its observation period.\
                """
                        .formatted(p.daysSupplied(), p.gapDays()),
                """
                A user of a year is in an era on one of its days on which the person is \
                observed; prevalence of use is users among people observed on a day of the \
                year. A use is new if the person was observed for %s days before it and in \
                no era on them; new users are told among those who could be, being \
                observed so long without use before a day of the year. Age is that reached \
                in the year. Intervals are Wilson's (1927).\
                """
                        .formatted(p.washoutDays()),
                """
                What follows is told of new users, each from their first new use in the \
                study, to the end of observation, death or the end of the study. Use has \
                stopped after the last day of the first era if %s further days and one more \
                were seen without a supply. In the last days of being followed, as many, \
                no stop can be seen: who has not stopped before counts until they begin. \
                Persistence on day n, counted from the start as day 0, is the share still in \
                the first era on it, after Kaplan and Meier (1958) with Greenwood's \
                variance and 95 %% intervals on the log(−log) scale. Restarting is told in \
                the same way of those who stopped, from the last day covered: one minus \
                the share who have not begun again.\
                """
                        .formatted(p.gapDays()),
                """
                Days with a supply and days covered are counted over the first 365 days, \
                the first included, of those followed throughout; the proportion of days \
                covered (PDC) is days covered by at least one supply divided by 365: what \
                is left over of a supply when the next begins is not carried on. It is \
                told only of people whose supplies all say how long they last.\
                """,
                "Quartiles are interpolated as R's default does (type 7).");
    }

    static List<String> limits() {
        return List.of(
                """
                A supply is not an intake: what was delivered may not have been taken, and \
                what was taken may have been bought without a record, given in hospital or \
                left over.\
                """,
                """
                Eras, persistence and prevalence depend on the gap and on the days assumed \
                where none are recorded: try others.\
                """,
                "A diagnosis before the start is not said to be what the drug is for.",
                "Death counts as the end of being followed, not as stopping.");
    }
}
