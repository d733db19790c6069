package org.vigie.source.synthea;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.TableReader;
import org.vigie.source.table.UnreadFiles;

/// Reads the files of a folder into the database, a table each.
final class SyntheaTables {

    private static final String PATIENTS =
            """
            id! birthdate:date! deathdate:time gender! state county
            -ssn -drivers -passport -prefix -first -middle -last -suffix -maiden -marital -race
            -ethnicity -birthplace
            -address -city -fips -zip -lat -lon -healthcare_expenses -healthcare_coverage -income\
            """;
    private static final String PROVIDERS =
            """
            id! organization speciality -name -gender -address -city -state -zip -lat -lon
            -utilization -encounters
            -procedures\
            """;
    private static final String PAYERS =
            """
            id! name! -ownership -address -city -state_headquartered -zip -phone -amount_covered
            -amount_uncovered
            -revenue -covered_encounters -uncovered_encounters -covered_medications
            -uncovered_medications
            -covered_procedures -uncovered_procedures -covered_immunizations
            -uncovered_immunizations
            -unique_customers -qols_avg -member_months\
            """;

    private final Path folder;
    private final TableReader reader;
    private final Findings findings;
    private final List<String> found = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();

    SyntheaTables(Path folder, TableReader reader, Findings findings) {
        this.folder = folder;
        this.reader = reader;
        this.findings = findings;
    }

    /// Reads every table that is there; those that are not are empty, and said to be.
    ///
    /// @return the names of those that were there
    /// @throws InputProblem where nothing can be done with what is there
    List<String> read() {
        if (SourceFile.all(folder, "patients").isEmpty()) {
            throw new InputProblem(
                    folder
                            + " has no table patients (patients.csv, .parquet or .sas7bdat); a"
                            + " Synthea import needs it"
                            + UnreadFiles.words(folder));
        }
        read("patients", TableColumns.of(PATIENTS));
        EventTable.ALL.forEach(table -> read(table.name(), table.tableColumns().whole()));
        if (found.size() == 1) {
            throw new InputProblem(
                    folder
                            + " has people but no table of events, such as encounters.csv or"
                            + " conditions.parquet");
        }
        read("providers", TableColumns.of(PROVIDERS));
        read("payers", TableColumns.of(PAYERS));
        if (!SourceFile.all(folder, "organizations").isEmpty()) {
            findings.add(
                    "not-read",
                    "organizations",
                    1,
                    "not read: a care site is known by its number alone",
                    List.of());
        }
        sayUnread();
        findings.add(
                "absent-table",
                "-",
                absent.size(),
                "taken as empty: " + String.join(", ", absent),
                List.of());
        return found;
    }

    private void sayUnread() {
        var read = new ArrayList<Path>();
        var told = new ArrayList<>(found);
        told.add("organizations");
        told.forEach(
                name -> SourceFile.all(folder, name).forEach(file -> read.addAll(file.parts())));
        UnreadFiles.say(folder, read, findings);
    }

    /// The files of the tables that are read; those of persons and names are sent whole each time.
    static List<DeliveryPart> parts(Path folder) {
        var parts = new ArrayList<DeliveryPart>();
        for (var name : List.of("patients", "providers", "payers")) {
            SourceFile.all(folder, name)
                    .forEach(file -> parts.addAll(DeliveryPart.of(file, name, true)));
        }
        for (var table : EventTable.ALL) {
            SourceFile.all(folder, table.name())
                    .forEach(file -> parts.addAll(DeliveryPart.of(file, table.name(), false)));
        }
        return parts;
    }

    private void read(String name, TableColumns columns) {
        var files = SourceFile.all(folder, name);
        if (files.isEmpty()) {
            absent.add(name);
            reader.empty(name, columns.read());
        } else {
            found.add(name);
            reader.read(files, name, columns.read(), columns.known());
        }
    }
}
