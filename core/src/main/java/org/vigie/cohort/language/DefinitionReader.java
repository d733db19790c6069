package org.vigie.cohort.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.CohortDefinition.EntryEvents;
import org.vigie.cohort.definition.CohortDefinition.InclusionRule;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.definition.Period;
import org.vigie.protocol.YamlNode;

/// A cohort definition from Vigie's language.
public final class DefinitionReader {

    private static final YamlNode.Document DEFINITION =
            new YamlNode.Document(
                    "cohort definition",
                    "'entry:', the events that start an entry",
                    "says 'entry:' and below it the events that start an entry");
    static final int MANY_DAYS = 10_000_000;
    private static final Set<String> KNOWN =
            Set.of(
                    "cohort",
                    "concept_sets",
                    "entry",
                    "observed_before",
                    "observed_after",
                    "entry_limit",
                    "qualify",
                    "qualify_limit",
                    "rules",
                    "limit",
                    "exit",
                    "censor",
                    "join_within",
                    "only_days");

    private final YamlNode root;
    private final SetNames sets = new SetNames();
    private final CriterionReader criteria = new CriterionReader(sets);

    private DefinitionReader(YamlNode root) {
        this.root = root;
    }

    /// Reads and checks a definition.
    ///
    /// @param file the name used in messages
    /// @throws org.vigie.problem.InputProblem names the first line that is wrong
    public static CohortDefinition read(String yaml, Path file) {
        return new DefinitionReader(YamlNode.read(yaml, file, DEFINITION)).definition();
    }

    /// What a definition is called by its author.
    ///
    /// @return empty where it has no name
    public static Optional<String> title(String yaml, Path file) {
        return YamlNode.read(yaml, file, DEFINITION).get("cohort").map(YamlNode::text);
    }

    private CohortDefinition definition() {
        root.onlyKnows(KNOWN);
        root.get("cohort").ifPresent(YamlNode::text);
        root.get("concept_sets").ifPresent(sets::read);
        var entry =
                new EntryEvents(
                        criteria.criteria(root.require("entry", "the events that start an entry")),
                        days("observed_before"),
                        days("observed_after"),
                        limit("entry_limit"));
        Optional<Group> additional = root.get("qualify").map(criteria.groups()::group);
        var rules = root.get("rules").map(this::rules).orElse(List.of());
        var exit = root.get("exit").map(this::exit).orElse(new Exit.EndOfObservation());
        List<Criterion> censoring = root.get("censor").map(criteria::criteria).orElse(List.of());
        return new CohortDefinition(
                sets.sets(),
                entry,
                additional,
                limit("qualify_limit"),
                rules,
                limit("limit"),
                exit,
                censoring,
                days("join_within"),
                root.get("only_days").map(PeriodText::read).orElse(Period.ALWAYS));
    }

    private int days(String name) {
        return root.get(name).map(days -> days.number(0, MANY_DAYS)).orElse(0);
    }

    private Limit limit(String name) {
        return root.get(name)
                .map(node ->
                        switch (node.text()) {
                            case "all" -> Limit.ALL;
                            case "first" -> Limit.FIRST;
                            case "last" -> Limit.LAST;
                            default -> throw node.problem("all, first or last");
                        })
                .orElse(Limit.ALL);
    }

    private List<InclusionRule> rules(YamlNode node) {
        var rules = new ArrayList<InclusionRule>();
        if (node.isList()) {
            for (var rule : node.entries()) {
                rule.onlyKnows(Set.of("rule", "holds"));
                rules.add(
                        new InclusionRule(
                                rule.require("rule", "the name of the rule").anyText(),
                                criteria.groups().group(rule.require("holds", "what must hold"))));
            }
        } else {
            node.parts()
                    .forEach((name, group) ->
                            rules.add(new InclusionRule(name, criteria.groups().group(group))));
        }
        return rules;
    }

    private Exit exit(YamlNode node) {
        if (!node.isMapping()) {
            if (node.isText() && node.text().equals("end of observation")) {
                return new Exit.EndOfObservation();
            }
            if (!node.isText() || !node.text().matches("(start|end)\\b.*")) {
                throw node.problem(
                        """
                        'end of observation', a day told from the entry event such \
                        as 'start + 30' or 'end', or 'while_taking' with a concept \
                        set of drugs below it\
                        """);
            }
            var day = DayText.read(node);
            return new Exit.Offset(day.from(), day.days());
        }
        node.get("gap_days")
                .ifPresent(old -> {
                    throw old.problem(
                            "another name, next_within_days: days from the last day of an exposure"
                                    + " to the first of the next, one more than the days without"
                                    + " supply that gap_days counts in studies");
                });
        node.onlyKnows(Set.of("while_taking", "next_within_days", "extra_days", "days_supply"));
        var drugs = sets.number(node.require("while_taking", "a concept set of drugs"));
        return new Exit.DrugEra(
                drugs,
                node.get("next_within_days").map(d -> d.number(0, MANY_DAYS)).orElse(0),
                node.get("extra_days").map(d -> d.number(-MANY_DAYS, MANY_DAYS)).orElse(0),
                node.get("days_supply")
                        .map(d -> OptionalInt.of(d.number(0, MANY_DAYS)))
                        .orElse(OptionalInt.empty()));
    }
}
