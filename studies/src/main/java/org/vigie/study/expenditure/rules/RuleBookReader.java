package org.vigie.study.expenditure.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.vocabulary.ConceptSet;

/// Reads a file of rules.
///
/// ```yaml
/// rules: cnam-like
/// version: 2022-06
/// title: {en: Diseases, fr: Maladies}
/// source: where the definitions come from
/// records:                                   # kinds of records, and the tables they are in
///   hospital_main: {tables: [mco_dp, mco_dr], episode: true}
///   drug: {tables: [er_pha_f]}
/// items:
///   drugs: {en: Drugs, fr: Médicaments, tables: [er_pha_f]}
/// families:
///   diabetes: {en: Diabetes, fr: Diabète}
/// groups:
///   diabetes:
///     family: diabetes
///     en: Diabetes
///     fr: Diabète
///     source: section of the document
///     any:
///       - {codes: [ATC/A10*], in: [drug], days: 3, years: 2}
///       - all:
///           - {codes: [ICD10/E10*], in: [hospital_main], years: 5}
/// ```
public final class RuleBookReader {

    private static final int MOST_YEARS = 20;

    private final Map<String, RecordKind> kinds = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, RuleBook.Family> families = new LinkedHashMap<>();

    private RuleBookReader() {}

    /// What a protocol says in the place of what the file says, so that the same rules can be asked
    /// of another source.
    public record Instead(
            Optional<Map<String, RecordKind>> records,
            Optional<List<Item>> items,
            Optional<List<String>> notCounted) {

        /// Nothing.
        public static final Instead NOTHING =
                new Instead(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// @throws InputProblem where it is not there or not as it should be
    public static RuleBook read(Path file, Instead instead) {
        try {
            return read(YamlNode.read(Files.readString(file), file), instead);
        } catch (IOException e) {
            throw new InputProblem(file + " cannot be read; 'rules' names it as a file of rules");
        }
    }

    public static RuleBook read(YamlNode node, Instead instead) {
        node.onlyKnows(
                Set.of(
                        "rules",
                        "version",
                        "title",
                        "source",
                        "records",
                        "items",
                        "not_counted",
                        "families",
                        "groups"));
        var reader = new RuleBookReader();
        reader.kinds.putAll(
                instead.records()
                        .orElseGet(() ->
                                RecordKindsType.read(
                                        node.require(
                                                "records", "kinds of records and their tables"))));
        node.require("families", "what groups are gathered in")
                .parts()
                .forEach((id, part) -> {
                    part.onlyKnows(Set.of("en", "fr"));
                    reader.families.put(id, new RuleBook.Family(id, Label.read(part)));
                });
        node.require("groups", "diseases and their rules")
                .parts()
                .forEach((id, part) -> reader.groups.put(id, reader.group(id, part)));
        var items =
                instead.items()
                        .orElseGet(() ->
                                ItemsType.read(
                                        node.require(
                                                "items", "items of expenditure and their tables")));
        return new RuleBook(
                node.require("rules", "the name of these rules").text(),
                node.require("version", "which version of them this is").text(),
                Label.read(node.require("title", "{en: …, fr: …}")),
                node.require("source", "where they come from").text(),
                items,
                instead.notCounted()
                        .or(() -> node.get("not_counted").map(RecordKindsType::texts))
                        .orElse(List.of()),
                List.copyOf(reader.families.values()),
                List.copyOf(reader.groups.values()));
    }

    private Group group(String id, YamlNode node) {
        node.onlyKnows(Set.of("family", "en", "fr", "source", "any", "unless", "weight"));
        var family = node.require("family", "one of " + String.join(", ", families.keySet()));
        if (!families.containsKey(family.text())) {
            throw family.problem("one of the families: " + String.join(", ", families.keySet()));
        }
        var any =
                node.require("any", "a list of terms").entries().stream()
                        .map(entry -> terms(id, entry))
                        .toList();
        if (any.isEmpty()) {
            throw node.require("any", "").problem("at least one term");
        }
        var unless = new ArrayList<String>();
        node.get("unless")
                .ifPresent(list ->
                        list.entries()
                                .forEach(entry -> {
                                    if (!groups.containsKey(entry.text())) {
                                        throw entry.problem(
                                                "a group that stands earlier in the file");
                                    }
                                    unless.add(entry.text());
                                }));
        return new Group(
                id,
                family.text(),
                Label.read(node),
                node.require("source", "where its definition comes from").text(),
                any,
                List.copyOf(unless),
                node.get("weight").map(weight -> weight.number(0, 1_000_000)).orElse(1));
    }

    private List<Term> terms(String group, YamlNode node) {
        if (node.get("all").isPresent()) {
            node.onlyKnows(Set.of("all"));
            return node.require("all", "").entries().stream()
                    .map(entry -> term(group, entry))
                    .toList();
        }
        return List.of(term(group, node));
    }

    private Term term(String group, YamlNode node) {
        node.onlyKnows(Set.of("codes", "in", "days", "years"));
        ConceptSet codes = ConceptSetReader.set(group, node.require("codes", "a list of codes"));
        var in =
                node.require("in", "a list of kinds of records").entries().stream()
                        .map(this::kind)
                        .toList();
        if (in.isEmpty()) {
            throw node.require("in", "").problem("at least one kind of records");
        }
        return new Term(
                codes,
                in,
                node.get("days").map(days -> days.number(1, 366)).orElse(1),
                node.get("years").map(years -> years.number(1, MOST_YEARS)).orElse(1));
    }

    private RecordKind kind(YamlNode node) {
        var kind = kinds.get(node.text());
        if (kind == null) {
            throw node.problem("one of the kinds of records: " + String.join(", ", kinds.keySet()));
        }
        return kind;
    }
}
