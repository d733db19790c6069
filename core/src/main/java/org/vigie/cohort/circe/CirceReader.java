package org.vigie.cohort.circe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.CohortDefinition.EntryEvents;
import org.vigie.cohort.definition.CohortDefinition.InclusionRule;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;
import org.vigie.vocabulary.ConceptSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/// A cohort definition from Circe's JSON (`CohortExpression`).
public final class CirceReader {

    private static final List<String> KNOWN =
            List.of(
                    "Title",
                    "cdmVersionRange",
                    "ConceptSets",
                    "PrimaryCriteria",
                    "AdditionalCriteria",
                    "QualifiedLimit",
                    "ExpressionLimit",
                    "InclusionRules",
                    "EndStrategy",
                    "CensoringCriteria",
                    "CollapseSettings",
                    "CensorWindow");

    private static final String WRAPPED = "expression";

    /// What some editors put before a text in UTF-8.
    private static final String MARK = "\uFEFF";

    private CirceReader() {}

    /// Reads and checks a definition.
    ///
    /// @throws DefinitionProblem where it is not JSON, or not a definition; names the first place
    ///   that is wrong
    public static CohortDefinition read(String json) {
        try {
            return definition(
                    unwrapped(
                            new JsonPlace(
                                    CirceTree.read(
                                            json.startsWith(MARK) ? json.substring(1) : json),
                                    "")));
        } catch (StreamConstraintsException e) {
            throw new DefinitionProblem(
                    """
                    is not a cohort definition: it is nested too deep, or a number \
                    or text in it is too long\
                    """);
        } catch (JacksonException e) {
            var where =
                    e.getLocation() == null
                            ? ""
                            : " (line "
                                    + e.getLocation().getLineNr()
                                    + ", column "
                                    + e.getLocation().getColumnNr()
                                    + ")";
            // Not the parser's own words: they quote the file.
            throw new DefinitionProblem("is not a cohort definition: it is not JSON" + where);
        }
    }

    /// ATLAS gives a definition with its number and name around it, as an object or as a text.
    private static JsonPlace unwrapped(JsonPlace root) {
        if (!root.node().isObject()
                || root.find("PrimaryCriteria").isPresent()
                || root.find(WRAPPED).isEmpty()) {
            return root;
        }
        var wrapped = root.need(WRAPPED);
        return wrapped.node().isString()
                ? new JsonPlace(CirceTree.read(wrapped.text()), wrapped.pointer())
                : wrapped;
    }

    private static CohortDefinition definition(JsonPlace root) {
        root.only(KNOWN);
        var conceptSets = conceptSets(root);
        var criteria = new CriteriaReader(conceptSets.keySet());
        var rules = root.list("InclusionRules").stream().map(rule -> rule(rule, criteria)).toList();
        return new CohortDefinition(
                conceptSets,
                entry(root.need("PrimaryCriteria"), criteria),
                root.find("AdditionalCriteria").map(criteria::group),
                limit(root, "QualifiedLimit"),
                rules,
                limit(root, "ExpressionLimit"),
                exit(root, conceptSets.keySet()),
                root.list("CensoringCriteria").stream().map(criteria::criterion).toList(),
                root.find("CollapseSettings").map(CirceReader::eraPad).orElse(0),
                root.find("CensorWindow").map(CriteriaReader::period).orElse(Period.ALWAYS));
    }

    private static InclusionRule rule(JsonPlace rule, CriteriaReader criteria) {
        rule.only(List.of("name", "description", "expression"));
        return new InclusionRule(
                rule.find("name").map(JsonPlace::text).orElse(""),
                criteria.group(rule.need("expression")));
    }

    private static Map<Integer, ConceptSet> conceptSets(JsonPlace root) {
        var sets = new HashMap<Integer, ConceptSet>();
        for (var set : root.list("ConceptSets")) {
            var items =
                    set.need("expression").list("items").stream().map(CirceReader::item).toList();
            var name = set.find("name").map(JsonPlace::text).orElse("");
            if (sets.put(set.need("id").whole(), new ConceptSet(name, items)) != null) {
                throw set.need("id").problem("is the number of another concept set too");
            }
        }
        return sets;
    }

    private static ConceptSet.Item item(JsonPlace item) {
        var concept = new ConceptSet.Concept(item.need("concept").need("CONCEPT_ID").identifier());
        return new ConceptSet.Item(
                concept,
                item.flag("includeDescendants", false),
                item.flag("includeMapped", false),
                item.flag("isExcluded", false));
    }

    private static EntryEvents entry(JsonPlace entry, CriteriaReader criteria) {
        entry.only(List.of("CriteriaList", "ObservationWindow", "PrimaryCriteriaLimit"));
        var list = entry.list("CriteriaList").stream().map(criteria::criterion).toList();
        if (list.isEmpty()) {
            throw entry.problem("needs at least one criterion in CriteriaList: nobody could enter");
        }
        var window = entry.find("ObservationWindow");
        window.ifPresent(found -> found.only(List.of("PriorDays", "PostDays")));
        return new EntryEvents(
                list,
                window.map(w -> w.days("PriorDays", 0)).orElse(0),
                window.map(w -> w.days("PostDays", 0)).orElse(0),
                limit(entry, "PrimaryCriteriaLimit"));
    }

    /// As Circe has it, a limit that is not written keeps the first.
    private static Limit limit(JsonPlace parent, String name) {
        parent.find(name).ifPresent(limit -> limit.only(List.of("Type")));
        return parent.find(name)
                .flatMap(limit -> limit.find("Type"))
                .map(type ->
                        switch (type.upper()) {
                            case "ALL" -> Limit.ALL;
                            case "FIRST" -> Limit.FIRST;
                            case "LAST" -> Limit.LAST;
                            default ->
                                    throw type.problem(
                                            "should be All, First or Last, is '"
                                                    + type.shown()
                                                    + "'");
                        })
                .orElse(Limit.FIRST);
    }

    private static Exit exit(JsonPlace root, Set<Integer> conceptSets) {
        var strategy = root.find("EndStrategy");
        strategy.ifPresent(CirceReader::oneStrategy);
        Optional<Exit> offset =
                strategy.flatMap(s -> s.find("DateOffset")).map(CirceReader::offset);
        Optional<Exit> era =
                strategy.flatMap(s -> s.find("CustomEra"))
                        .map(found -> drugEra(found, conceptSets));
        return offset.or(() -> era).orElse(new Exit.EndOfObservation());
    }

    private static void oneStrategy(JsonPlace strategy) {
        strategy.only(List.of("DateOffset", "CustomEra"));
        if (strategy.names().size() > 1) {
            throw strategy.problem("should be DateOffset or CustomEra, is both");
        }
    }

    private static Exit offset(JsonPlace offset) {
        offset.only(List.of("DateField", "Offset"));
        var from =
                offset.find("DateField")
                        .map(field ->
                                switch (field.text()) {
                                    case "StartDate" -> Moment.START;
                                    case "EndDate" -> Moment.END;
                                    default ->
                                            throw field.problem(
                                                    "should be StartDate or EndDate, is '"
                                                            + field.shown()
                                                            + "'");
                                })
                        .orElse(Moment.START);
        return new Exit.Offset(from, offset.days("Offset", 0));
    }

    private static Exit drugEra(JsonPlace era, Set<Integer> conceptSets) {
        era.only(List.of("DrugCodesetId", "GapDays", "Offset", "DaysSupplyOverride"));
        var set = era.need("DrugCodesetId");
        if (!conceptSets.contains(set.whole())) {
            throw set.problem("there is no concept set " + set.whole());
        }
        return new Exit.DrugEra(
                set.whole(),
                era.days("GapDays", 0),
                era.days("Offset", 0),
                era.daysIfAny("DaysSupplyOverride"));
    }

    private static int eraPad(JsonPlace collapse) {
        collapse.only(List.of("CollapseType", "EraPad"));
        collapse.find("CollapseType")
                .ifPresent(type -> {
                    if (!type.text().equalsIgnoreCase("ERA")) {
                        throw type.problem("should be ERA, is '" + type.shown() + "'");
                    }
                });
        int pad = collapse.days("EraPad", 0);
        if (pad < 0) {
            throw collapse.need("EraPad").problem("should be 0 or more, is " + pad);
        }
        return pad;
    }
}
