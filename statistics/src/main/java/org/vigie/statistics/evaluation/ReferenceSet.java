package org.vigie.statistics.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Pairs whose truth is known, in the shape in which the sets of OMOP, EU-ADR and OHDSI are given
/// out: a comma-separated file with a first line of column names, among them
///
/// - `exposureId` or `targetId`, and `outcomeId`; `exposureName` or `targetName`, and
///   `outcomeName`, may be there;
/// - `groundTruth`, 0 or 1; without it, and without the next, all are negative controls;
/// - `targetEffectSize` or `trueEffectSize`, the true ratio, 1 for a negative control, below 1
///   where the exposure protects; without it that of a positive control is not known;
/// - `oldOutcomeId`, the outcome of the negative control that a positive one was made of.
///
/// Ryan PB et al (2013). Defining a reference set to support methodological research in drug
/// safety. doi 10.1007/s40264-013-0097-8. Coloma PM et al (2013). A reference standard for
/// evaluation of methods for drug safety signal detection using electronic healthcare record
/// databases. doi 10.1007/s40264-012-0002-x. Schuemie MJ et al (2020). doi
/// 10.1162/99608f92.147cc28e.
///
/// @param controls in the order of the file
public record ReferenceSet(List<Control> controls) {

    public ReferenceSet {
        controls = List.copyOf(controls);
    }

    public long positives() {
        return controls.stream().filter(Control::positive).count();
    }

    public long negatives() {
        return controls.size() - positives();
    }

    /// Reads a set; an {@link IllegalArgumentException} names file, line and what to do.
    public static ReferenceSet read(Path file) throws IOException {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(file + ", " + problem.getMessage(), problem);
        }
    }

    static ReferenceSet parse(String text) {
        List<Rows.Row> rows = Rows.of(text).rows();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "line 1: a reference set begins with column names, was empty");
        }
        Columns columns = new Columns(rows.getFirst().cells());
        List<Control> controls = new ArrayList<>();
        for (Rows.Row row : rows.subList(1, rows.size())) {
            try {
                controls.add(columns.control(row.cells()));
            } catch (IllegalArgumentException problem) {
                throw new IllegalArgumentException(
                        "line %d: %s".formatted(row.line(), problem.getMessage()), problem);
            }
        }
        return new ReferenceSet(controls);
    }

    private record Columns(List<String> names) {

        Columns {
            if ((!names.contains("exposureId") && !names.contains("targetId"))
                    || !names.contains("outcomeId")) {
                throw new IllegalArgumentException(
                        "line 1: a reference set needs columns exposureId (or targetId) and"
                                + " outcomeId, has "
                                + String.join(", ", names));
            }
        }

        Control control(List<String> cells) {
            if (cells.size() != names.size()) {
                throw new IllegalArgumentException(
                        "as many values as column names are needed, %d, was %d"
                                .formatted(names.size(), cells.size()));
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            OptionalDouble ratio = ratio(row);
            boolean positive = positive(row, ratio);
            String exposure = first(row, "exposureId", "targetId");
            String outcome = first(row, "outcomeId");
            String exposureName = first(row, "exposureName", "targetName");
            String outcomeName = first(row, "outcomeName");
            String origin = first(row, "oldOutcomeId");
            return new Control(
                    exposure,
                    exposureName.isEmpty() ? exposure : exposureName,
                    outcome,
                    outcomeName.isEmpty() ? outcome : outcomeName,
                    positive,
                    positive ? ratio : OptionalDouble.of(1),
                    exposure + " " + (origin.isEmpty() ? outcome : origin),
                    row);
        }

        private static OptionalDouble ratio(Map<String, String> row) {
            String text = first(row, "targetEffectSize", "trueEffectSize");
            if (text.isEmpty() || text.equals("NA")) {
                return OptionalDouble.empty();
            }
            try {
                double ratio = Double.parseDouble(text);
                if (ratio > 0 && Double.isFinite(ratio)) {
                    return OptionalDouble.of(ratio);
                }
            } catch (NumberFormatException notANumber) {
                // Told below.
            }
            throw new IllegalArgumentException(
                    "a true effect size is a number above 0, was '%s'".formatted(text));
        }

        private static boolean positive(Map<String, String> row, OptionalDouble ratio) {
            boolean changed = ratio.isPresent() && ratio.getAsDouble() != 1;
            return switch (first(row, "groundTruth")) {
                case "" -> changed;
                case "1" -> {
                    if (ratio.isPresent() && !changed) {
                        throw new IllegalArgumentException(
                                "groundTruth 1 needs a true effect size other than 1, was 1");
                    }
                    yield true;
                }
                case "0" -> {
                    if (changed) {
                        throw new IllegalArgumentException(
                                "groundTruth 0 needs a true effect size of 1, was "
                                        + ratio.getAsDouble());
                    }
                    yield false;
                }
                case String other ->
                        throw new IllegalArgumentException(
                                "groundTruth is 0 (negative) or 1 (positive control), was '%s'"
                                        .formatted(other));
            };
        }

        private static String first(Map<String, String> row, String... names) {
            for (String name : names) {
                String text = row.getOrDefault(name, "");
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
    }
}
