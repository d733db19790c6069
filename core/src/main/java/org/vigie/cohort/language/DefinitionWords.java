package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;
import org.vigie.vocabulary.ConceptSet;

/// What a definition asks, in plain English: who enters, the rules, the exit, the concept sets.
public final class DefinitionWords {

    private final CohortDefinition definition;
    private final CriterionWords words;

    private DefinitionWords(CohortDefinition definition) {
        this.definition = definition;
        words = new CriterionWords(definition.conceptSets(), CriterionWords.INDEX);
    }

    /// @param found what to say of a set besides, such as how many codes it holds somewhere; may
    ///   say nothing
    /// @param name of a concept or code; the empty string where it has none
    public static List<Outline> of(
            CohortDefinition definition,
            Function<ConceptSet, Optional<String>> found,
            Function<ConceptSet.Reference, String> name) {
        var said = new DefinitionWords(definition);
        var outlines = new ArrayList<Outline>();
        outlines.add(said.entry());
        definition
                .additional()
                .ifPresent(group ->
                        outlines.add(
                                new Outline(
                                        "An entry event qualifies if " + said.words.head(group),
                                        said.words.conditions(group))));
        if (definition.additional().isPresent() && definition.qualifiedLimit() != Limit.ALL) {
            outlines.add(
                    new Outline(
                            "Of those that qualify, a person's "
                                    + word(definition.qualifiedLimit())
                                    + " goes on."));
        }
        if (!definition.rules().isEmpty()) {
            outlines.add(said.rules());
        }
        if (definition.limit() != Limit.ALL) {
            outlines.add(
                    new Outline(
                            "Of those left, a person's " + word(definition.limit()) + " counts."));
        }
        outlines.add(said.exit());
        said.afterwards(outlines);
        outlines.add(said.conceptSets(found, name));
        return outlines;
    }

    private static String word(Limit limit) {
        return limit.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Outline entry() {
        var entry = definition.entry();
        var below = new ArrayList<>(entry.criteria().stream().map(words::outline).toList());
        var observed = new StringBuilder("while the person is observed");
        if (entry.priorDays() > 0) {
            observed.append(", for at least ").append(entry.priorDays()).append(" days before");
        }
        if (entry.postDays() > 0) {
            observed.append(entry.priorDays() > 0 ? " and " : ", for at least ")
                    .append(entry.postDays())
                    .append(" days after");
        }
        below.add(new Outline(observed.toString()));
        if (entry.limit() != Limit.ALL) {
            below.add(new Outline("of these, a person's " + word(entry.limit())));
        }
        return new Outline("A person enters on the day of:", below);
    }

    private Outline rules() {
        var below = new ArrayList<Outline>();
        for (var rule : definition.rules()) {
            below.add(
                    new Outline(
                            (below.size() + 1)
                                    + ". "
                                    + rule.name()
                                    + (rule.name().isBlank() ? "" : ": ")
                                    + words.head(rule.group()),
                            words.conditions(rule.group())));
        }
        return new Outline("Every rule must hold for the entry event:", below);
    }

    private Outline exit() {
        var below =
                definition.censoring().stream()
                        .map(criterion ->
                                new Outline(
                                        "or, if earlier, the day of: " + words.criterion(criterion),
                                        words.outline(criterion).below()))
                        .toList();
        return new Outline("The entry ends with " + end(), below);
    }

    private String end() {
        return switch (definition.exit()) {
            case Exit.EndOfObservation() -> "the person's observation";
            case Exit.Offset(var from, var days) ->
                    (days == 0
                                    ? ""
                                    : Math.abs(days)
                                            + (days < 0 ? " days before " : " days after "))
                            + "the "
                            + (from == Moment.START ? "start" : "end")
                            + " of the entry event, or of observation if earlier";
            case Exit.DrugEra era ->
                    """
                    the use of drugs in %s: exposures %s%sjoined where one starts up to \
                    %s days after the end of another; with observation if earlier, or if \
                    the entry event is \
                    in no such use\
                    """
                            .formatted(
                                    words.set(era.conceptSet()),
                                    era.daysSupply().isPresent()
                                            ? "of " + era.daysSupply().getAsInt() + " days each "
                                            : "",
                                    era.offset() == 0
                                            ? ""
                                            : "lengthened by %s days and ".formatted(era.offset()),
                                    era.gapDays());
        };
    }

    private void afterwards(List<Outline> outlines) {
        outlines.add(
                new Outline(
                        "Entries of a person that overlap"
                                + (definition.eraPad() == 0
                                        ? ""
                                        : ", or start within "
                                                + definition.eraPad()
                                                + " days of the end of another,")
                                + " become one."));
        if (!definition.censorWindow().equals(Period.ALWAYS)) {
            outlines.add(
                    new Outline(
                            "Of the entries, the days "
                                    + PeriodText.write(definition.censorWindow())
                                    + " count."));
        }
    }

    private Outline conceptSets(
            Function<ConceptSet, Optional<String>> found,
            Function<ConceptSet.Reference, String> name) {
        var sets =
                definition.conceptSets().entrySet().stream()
                        .map(set ->
                                new Outline(
                                        words.set(set.getKey())
                                                + found.apply(set.getValue())
                                                        .map(more -> ": " + more)
                                                        .orElse(""),
                                        set.getValue().items().stream()
                                                .map(item -> item(item, name))
                                                .toList()))
                        .toList();
        return new Outline(sets.isEmpty() ? "No concept sets." : "Concept sets:", sets);
    }

    private static Outline item(ConceptSet.Item item, Function<ConceptSet.Reference, String> name) {
        var words =
                new StringBuilder(item.excluded() ? "not " : "").append(item.reference().words());
        var called = name.apply(item.reference());
        words.append(called.isEmpty() ? "" : " (" + called + ")");
        words.append(item.descendants() ? " and what is under it" : "");
        words.append(item.mapped() ? ", with what maps to it" : "");
        return new Outline(words.toString());
    }
}
