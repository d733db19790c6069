package org.vigie.report.page;

import java.util.List;
import org.vigie.report.table.Column;
import tools.jackson.databind.JsonNode;

/// A part of a page under its own heading. All texts are plain: what looks like HTML is shown as it
/// is.
public sealed interface Section {

    String title();

    /// Paragraphs to read.
    record Prose(String title, List<String> paragraphs) implements Section {}

    /// A few numbers to see at once.
    record KeyFigures(String title, List<KeyFigure> figures) implements Section {}

    /// One number as text, what it counts, and a remark or the empty string.
    record KeyFigure(String number, String label, String remark) {}

    /// How a group became smaller, step by step; the first step is everybody.
    record Flow(String title, String lead, List<FlowStep> steps) implements Section {}

    record FlowStep(String rule, long dropped, long left) {}

    /// A drawing.
    ///
    /// @param caption how to read it, and what was left out
    /// @param alt what a reader who cannot see it should know
    /// @param spec its description in Vega-Lite, without data
    /// @param data its data; the names of the columns are the fields the description refers to
    record Figure(String title, String caption, String alt, JsonNode spec, List<Column> data)
            implements Section {}

    /// A table one can search, sort and take away as CSV; quick with a hundred thousand rows.
    ///
    /// @param file the name of the CSV file, without its ending
    record DataTable(String title, String lead, String file, List<Column> columns)
            implements Section {}

    /// A small table of coloured cells.
    record Matrix(
            String title, String caption, String corner, List<String> columns, List<MatrixRow> rows)
            implements Section {}

    record MatrixRow(String label, String remark, List<Cell> cells) {}

    /// Things under each other, each with a bar.
    record Tree(String title, String caption, List<TreeRow> rows) implements Section {}

    /// @param depth 0 for a head; no more than one deeper than the row before
    /// @param remark beside the label, or the empty string
    /// @param share length of the bar, 0 to 1
    /// @param counts in words
    /// @param evidence in words
    /// @param strong whether it stands out
    record TreeRow(
            int depth,
            String label,
            String remark,
            double share,
            String counts,
            String evidence,
            boolean strong) {}

    /// @param tone −3 (deep blue) to 3 (deep red); 0 is not coloured
    /// @param hint what is shown when one points at the cell
    record Cell(String text, int tone, String hint) {}
}
