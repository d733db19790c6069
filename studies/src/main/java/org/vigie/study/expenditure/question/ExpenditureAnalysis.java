package org.vigie.study.expenditure.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.vigie.problem.InputProblem;
import org.vigie.study.Attrition;
import org.vigie.study.Entries;
import org.vigie.study.expenditure.rules.Group;
import org.vigie.study.expenditure.rules.RecordKind;
import org.vigie.study.expenditure.rules.RuleBook;
import org.vigie.study.expenditure.rules.Term;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// The map of diseases and expenditure: one pass over everybody. A cohort that is the population is
/// evaluated before, in a pass of its own.
///
/// @param tables the tables of the store's events
public record ExpenditureAnalysis(
        ExpenditureProtocol protocol, Vocabulary vocabulary, Set<String> tables) {

    /// Runs the map.
    ///
    /// @throws InputProblem where no rule names anything that the store has
    public ExpenditureResult run(People people) {
        var plan =
                plan(protocol.population().map(population -> population.stays(people, vocabulary)));
        if (plan.sought().stream().allMatch(sought -> sought.codes().isEmpty())) {
            throw new InputProblem(
                    """
                    the rules '%s' name no code of this store; see its codes with 'vigie \
                    describe --top 1000', and the files in the folder examples/rules\
                    """
                            .formatted(protocol.rules().name()));
        }
        var counts = people.fold(new ExpenditureFold(plan));
        var counted = new ExpenditureTotals(plan, counts, protocol.rules());
        var text = new ExpenditureText(protocol);
        return new ExpenditureResult(
                protocol,
                counted,
                attrition(counts),
                text.methods(),
                text.limits(),
                warnings(plan, counted));
    }

    private Attrition attrition(ExpenditureCounts counts) {
        var steps = new ArrayList<>(List.of(new Attrition.Step("everybody", 0, counts.people)));
        protocol.population()
                .ifPresent(population ->
                        steps.add(
                                new Attrition.Step(
                                        "ever in the population: " + population.name(),
                                        counts.people - counts.members,
                                        counts.members)));
        steps.add(
                new Attrition.Step(
                        "observed on a day of "
                                + protocol.firstYear()
                                + " to "
                                + protocol.lastYear()
                                + (protocol.population().isPresent()
                                        ? ", in a year in which they are in the population"
                                        : ""),
                        counts.members - counts.observed,
                        counts.observed));
        return new Attrition(steps);
    }

    /// The rules in the words of this store.
    ExpenditurePlan plan(Optional<Entries> population) {
        var rules = protocol.rules();
        var sought = new LinkedHashMap<ExpenditurePlan.Sought, Integer>();
        var places = rules.groups().stream().map(Group::id).toList();
        var families = rules.families().stream().map(RuleBook.Family::id).toList();
        var groups =
                rules.groups().stream()
                        .map(group ->
                                new ExpenditurePlan.Pathology(
                                        group.id(),
                                        families.indexOf(group.family()),
                                        group.any().stream()
                                                .map(all ->
                                                        all.stream()
                                                                .map(term -> place(sought, term))
                                                                .toList())
                                                .toList(),
                                        group.unless().stream().map(places::indexOf).toList(),
                                        group.weight()))
                        .toList();
        var spending =
                rules.items().stream()
                        .map(item ->
                                new ExpenditurePlan.Spending(
                                        item.tables(),
                                        item.codes().isEmpty(),
                                        item.codes()
                                                .map(codes -> vocabulary.resolve(codes).codes())
                                                .orElse(CodeSet.of())))
                        .toList();
        return new ExpenditurePlan(
                protocol.firstYear(),
                protocol.lastYear(),
                protocol.washoutYears(),
                protocol.ageGroups(),
                protocol.bySex(),
                protocol.byRegion(),
                protocol.amount(),
                List.copyOf(sought.keySet()),
                groups,
                families.size(),
                spending,
                rules.ignored(),
                population);
    }

    private int place(LinkedHashMap<ExpenditurePlan.Sought, Integer> sought, Term term) {
        var one =
                new ExpenditurePlan.Sought(
                        vocabulary.resolve(term.codes()).codes(),
                        tables(term, _ -> true),
                        tables(term, RecordKind::lasting),
                        tables(term, RecordKind::episode),
                        term.days(),
                        term.years());
        int next = sought.size();
        return sought.computeIfAbsent(one, _ -> next);
    }

    /// The tables of the kinds of a term, `*` where a kind has all.
    private static List<String> tables(Term term, Predicate<RecordKind> which) {
        var tables = new ArrayList<String>();
        for (var kind : term.in()) {
            if (which.test(kind)) {
                tables.addAll(kind.tables().isEmpty() ? List.of("*") : kind.tables());
            }
        }
        return tables.stream().distinct().sorted().toList();
    }

    private List<String> warnings(ExpenditurePlan plan, ExpenditureTotals counted) {
        var warnings = new ArrayList<String>();
        var silent = new ArrayList<String>();
        for (int group = 0; group < plan.groups().size(); group++) {
            if (plan.groups().get(group).any().stream()
                    .allMatch(all ->
                            all.stream().anyMatch(term -> absent(plan.sought().get(term))))) {
                silent.add(protocol.rules().groups().get(group).label().in(protocol.language()));
            }
        }
        if (!silent.isEmpty()) {
            warnings.add(
                    "This store has no codes, or not the tables, that the rules of "
                            + (silent.size() == 1 ? "this group ask" : "these groups ask")
                            + " for, so nobody is in "
                            + (silent.size() == 1 ? "it: " : "them: ")
                            + String.join(", ", silent)
                            + ".");
        }
        new TablesOfRules(protocol.rules(), tables).warning().ifPresent(warnings::add);
        if (counted.amount(AmountScope.UNDATED) != 0) {
            warnings.add("Amounts without a date are in no year; the balance says how much.");
        }
        if (counted.amount(AmountScope.NOT_COUNTED) != 0) {
            warnings.add(
                    """
                    Amounts of these tables are not counted, because other tables hold the \
                    same money: %s; the balance says how much.\
                    """
                            .formatted(String.join(", ", plan.ignored())));
        }
        return warnings;
    }

    private boolean absent(ExpenditurePlan.Sought sought) {
        return sought.codes().isEmpty()
                || (!sought.tables().contains("*")
                        && sought.tables().stream().noneMatch(tables::contains));
    }
}
