package org.vigie.study.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.evaluate.CohortMembers;
import org.vigie.report.table.ResultTable;
import org.vigie.timeline.Codes;

/// The files that a run of cohorts leaves: who is in them (`cohort.parquet`, `cohort.csv`, with the
/// columns of OMOP's table `cohort`), how many (`summary.csv`), and how many came how far
/// (`attrition.csv`).
public final class CohortResults {

    /// The names of the files.
    public static final Set<String> FILES = ResultTable.files(CohortResultTables.SECTION.tables());

    private final List<Cohort> cohorts;
    private final Codes codes;
    private final CohortMembers members;
    private final int most;
    private final List<CohortEntries> entries = new ArrayList<>();

    /// @param cohorts those of the fold whose state the members are
    /// @param codes those of the store
    /// @param most numbers of 1 to so many people are hidden where people are counted; 0 hides none
    public CohortResults(List<Cohort> cohorts, Codes codes, CohortMembers members, int most) {
        this.codes = codes;
        this.most = most;
        this.cohorts = cohorts;
        this.members = members;
        for (int c = 0; c < cohorts.size(); c++) {
            entries.add(new CohortEntries(cohorts.get(c).id(), members.of(c).entries()));
        }
    }

    /// Writes the files into a folder, made where it is not there; files of an earlier run are
    /// replaced.
    public void write(Path folder) throws IOException {
        CohortEntryFiles.write(folder, entries, most);
        CohortResultTables.ATTRITION.write(attrition(), folder);
    }

    /// Who is in each cohort, in the order of the cohorts.
    public List<CohortEntries> cohorts() {
        return List.copyOf(entries);
    }

    /// How many are in each, in the same order, as it may be told.
    public List<CohortCounts> counts() {
        return entries.stream().map(one -> CohortCounts.of(one, most)).toList();
    }

    /// Why nobody is in a cohort, in words; empty where somebody is.
    ///
    /// @param cohort its place
    public Optional<String> whyEmpty(int cohort) {
        if (!entries.get(cohort).entries().isEmpty()) {
            return Optional.empty();
        }
        var definition = cohorts.get(cohort);
        var rules = steps(definition);
        for (int step = 0; step < rules.size(); step++) {
            if (members.of(cohort).people(step) == 0) {
                return Optional.of(
                        step > 0
                                ? "nobody is left after '" + rules.get(step) + "'"
                                : whyNobodyEnters(definition));
            }
        }
        return Optional.of("no entry lasts a day");
    }

    private String whyNobodyEnters(Cohort definition) {
        if (definition.entryIsUnknown()) {
            return "the store has none of the codes that its entry asks for";
        }
        boolean recorded =
                definition.entry().stream()
                        .flatMap(set -> set.codes().stream())
                        .mapToInt(codes::id)
                        .anyMatch(id -> id >= 0 && codes.get(id).events() > 0);
        return recorded
                ? "nobody has an entry event: its codes are recorded, but as events of another"
                        + " kind, outside observation, or not as the entry asks"
                : "nobody has an entry event";
    }

    private List<CohortResultTables.Step> attrition() {
        var attrition = new ArrayList<CohortResultTables.Step>();
        for (int c = 0; c < cohorts.size(); c++) {
            var rules = steps(cohorts.get(c));
            var came = new ArrayList<CohortAttrition.Came>();
            for (int step = 0; step < rules.size(); step++) {
                came.add(
                        new CohortAttrition.Came(
                                rules.get(step),
                                members.of(c).people(step),
                                members.of(c).events(step)));
            }
            attrition.addAll(
                    CohortAttrition.of(cohorts.get(c).id(), came, entries.get(c).persons(), most));
        }
        return attrition;
    }

    /// What each step asks, in words.
    private static List<String> steps(Cohort cohort) {
        var steps = new ArrayList<>(List.of("entry events", "additional criteria"));
        cohort.definition().rules().forEach(rule -> steps.add(rule.name()));
        steps.add("limit to " + cohort.definition().limit().name().toLowerCase(Locale.ROOT));
        return steps;
    }
}
