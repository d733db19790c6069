package org.vigie.study.expenditure.question;

import java.util.ArrayList;
import java.util.List;

/// What a map did and what it cannot say, in plain English.
record ExpenditureText(ExpenditureProtocol protocol) {

    List<String> methods() {
        var rules = protocol.rules();
        var methods =
                new ArrayList<>(
                        List.of(
                                """
                                Groups are those of the rules %s, version %s: %s A person \
                                is in a group in a calendar year if the records meet one \
                                of its rules in that year, or where a rule says so in the \
                                years before it, and the person is in none of the groups \
                                that it leaves out. A person can be in several groups.\
                                """
                                        .formatted(rules.name(), rules.version(), rules.source()),
                                """
                                The population of a year is everybody observed on at least \
                                one day of it. Prevalence is people in the group divided \
                                by that population, with Wilson's 95 % interval. Age is \
                                the age reached in the year.\
                                """,
                                """
                                A new case is in the group and was not in it in any of the \
                                %s years before; only people observed on every day of \
                                those years, or from birth, are at risk of it. Incidence \
                                is new cases divided by people at risk, with Wilson's 95 \
                                %% interval. Deaths are those of people in the group, in \
                                the year, of whatever cause.\
                                """
                                        .formatted(protocol.washoutYears()),
                                """
                                Every cent (%s) recorded in a year is given to exactly one \
                                group or to the remainder, from the top down: an amount \
                                recorded at a visit goes to the first of the person's \
                                groups, in the order of the rules, that the records which \
                                say what the visit was for belong to; else to the first \
                                group that its own code belongs to; what is left of an \
                                item is shared by all groups of the person in proportion \
                                to their weights, in whole cents by largest remainders; a \
                                person of no group leaves it in the remainder. Amounts of \
                                people who were not observed in the year have a row of \
                                their own. The rows add up to the total to the cent. With \
                                what lies before or after the years, has no date or is not \
                                counted, they are all amounts of the store: see the \
                                balance.\
                                """
                                        .formatted(protocol.amount()),
                                """
                                Mean cost is what was given to the group divided by its \
                                people. Between two years the difference in expenditure is \
                                split as Bennet (1920) does: the part of volume is the \
                                difference in people times the mean of the two mean costs, \
                                the part of price the difference in mean cost times the \
                                mean of the two numbers of people; the two add up to the \
                                difference to the cent. Where one of the years has nobody, \
                                all is volume.\
                                """));
        protocol.population()
                .ifPresent(population ->
                        methods.add(
                                1,
                                """
                                In a year only people who were in %s on a day of it count, \
                                with all that they had in that year%s. What other people \
                                had is in no row; the balance says how much that is.\
                                """
                                        .formatted(
                                                population.name(),
                                                population.conceptSet().isPresent()
                                                        ? """
                                                        ; they are in it from the first \
                                                        record on\
                                                        """
                                                        : "")));
        return methods;
    }

    List<String> limits() {
        return List.of(
                """
                A group is what its rules find in the records, not who is ill: people \
                whose care leaves no such record are missed.\
                """,
                """
                Rules that look back need records of earlier years; groups and new cases \
                of the first years of the data are incomplete where those are missing.\
                """,
                """
                Expenditure of a group is what the rule of precedence and the shares give \
                it, not what the disease causes: a person's shared costs are split by \
                fixed weights, where the French health insurance fund weighs by what \
                people with one disease alone cost.\
                """,
                """
                Amounts are as recorded, not deflated: the part of price holds inflation, \
                intensity and mix of care.\
                """);
    }
}
