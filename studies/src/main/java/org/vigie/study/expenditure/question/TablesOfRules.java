package org.vigie.study.expenditure.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.problem.SimilarName;
import org.vigie.study.expenditure.rules.RuleBook;

/// The tables that rules name, beside those of a store. Rules that many stores share name more than
/// any one has; a name that is nearly that of a table which no rule names is likely to be misspelt.
///
/// @param tables the tables of the store's events
record TablesOfRules(RuleBook rules, Set<String> tables) {

    Optional<String> warning() {
        var named = named();
        var left = new TreeSet<>(tables);
        left.removeAll(named);
        var absent = new ArrayList<String>();
        for (var table : named) {
            if (!tables.contains(table)) {
                absent.add(
                        table
                                + SimilarName.of(table, left)
                                        .map(near -> " (did you mean " + near + "?)")
                                        .orElse(""));
            }
        }
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "This store has no records in these tables, which the rules name: "
                                + String.join(", ", absent)
                                + ".");
    }

    private Set<String> named() {
        var named = new TreeSet<String>();
        rules.groups().stream()
                .flatMap(group -> group.any().stream())
                .flatMap(List::stream)
                .flatMap(term -> term.in().stream())
                .forEach(kind -> named.addAll(kind.tables()));
        rules.items().forEach(item -> named.addAll(item.tables()));
        named.addAll(rules.ignored());
        return named;
    }
}
