package org.vigie.source.snds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.source.omop.Imported;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.store.read.Store;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Days;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// A small folder of the SNDS, drawn as text blocks, and what an import makes of it.
///
/// In tables of DCIR the word `K` stands for the nine keys; the first value of a row is their
/// number.
record DrawnClaims(Path folder) {

    static final String KEYS =
            "DCT_ORD_NUM;FLX_DIS_DTD;FLX_EMT_NUM;FLX_EMT_ORD;FLX_EMT_TYP;FLX_TRT_DTD;ORG_CLE_NUM;"
                    + "PRS_ORD_NUM;REM_TYP_AFF";

    /// Writes a file; columns are parted by blanks in the text and by semicolons in the file, `-`
    /// is empty.
    DrawnClaims file(String name, String text) {
        var lines = text.strip().lines().map(line -> line.strip().replaceAll(" +", ";")).toList();
        var out = new ArrayList<String>();
        boolean keyed = lines.getFirst().startsWith("K;");
        for (int l = 0; l < lines.size(); l++) {
            var line = lines.get(l).replaceAll("(?<=;|^)-(?=;|$)", "");
            int first = line.indexOf(';');
            out.add(
                    !keyed
                            ? line
                            : l == 0
                                    ? KEYS + line.substring(first)
                                    : line.substring(0, first)
                                            + ";01/02/2015;3;2;1;15/01/2015;01C01;1;0"
                                            + line.substring(first));
        }
        return raw(name, String.join("\n", out) + "\n");
    }

    DrawnClaims raw(String name, String text) {
        try {
            var path = folder.resolve("raw").resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Persons 1 (a woman of 1950), 2 and 3 (twins under one pseudonym).
    DrawnClaims people() {
        return file(
                "IR_BEN_R.csv",
                """
                BEN_NIR_PSA BEN_RNG_GEM BEN_SEX_COD BEN_NAI_ANN BEN_NAI_MOI BEN_DCD_DTE BEN_RES_DPT
                A 1 2 1950 3 31/12/2016 075
                B 1 1 2000 1 01/01/1600 02A
                B 2 1 2000 1 - 02A
                """);
    }

    Imported load(CleaningRule... keep) throws IOException {
        return load(Optional.empty(), keep);
    }

    /// @param claimed years whose euros other deliveries tell in claims
    Imported load(Set<Integer> claimed) throws IOException {
        return load(Optional.empty(), claimed);
    }

    Imported load(Optional<DayRange> observed, CleaningRule... keep) throws IOException {
        return load(observed, Set.of(), keep);
    }

    private Imported load(Optional<DayRange> observed, Set<Integer> claimed, CleaningRule... keep)
            throws IOException {
        var store = Files.createTempDirectory(folder, "import").resolve("store");
        var kept = EnumSet.noneOf(CleaningRule.class);
        kept.addAll(List.of(keep));
        return new Imported(
                new SndsImport(
                                folder.resolve("raw"),
                                store,
                                "1GB",
                                1,
                                "",
                                kept,
                                observed,
                                Progress.SILENT,
                                Pseudonymisation.NONE,
                                claimed)
                        .run(),
                store);
    }

    /// `1 2015-03-01..2015-03-04 GHM/05M041 mco cents=100 back=90`.
    static List<String> events(Imported imported) throws IOException {
        var lines = new ArrayList<String>();
        try (var store = Store.open(imported.store())) {
            store.forEach(person -> {
                for (int e = 0; e < person.size(); e++) {
                    lines.add(line(person, e));
                }
            });
        }
        return lines;
    }

    /// The events that one table tells.
    static List<String> events(Imported imported, String table) throws IOException {
        return events(imported).stream()
                .filter(line -> line.contains(" " + table + " ") || line.endsWith(" " + table))
                .toList();
    }

    private static String line(Timeline person, int e) {
        int end = person.endDay(e);
        var line =
                person.person()
                        + " "
                        + (person.day(e) == Timeline.NO_DAY ? "undated" : Days.text(person.day(e)))
                        + (end == Timeline.NO_DAY ? "" : ".." + Days.text(end))
                        + " "
                        + person.codes().text(person.code(e))
                        + " "
                        + person.table(e);
        return line
                + amount(" cents=", person.cost(e))
                + amount(" back=", person.concept(Attribute.REIMBURSED_CENTS, e));
    }

    private static String amount(String name, long cents) {
        return cents == Timeline.NONE ? "" : name + cents;
    }
}
