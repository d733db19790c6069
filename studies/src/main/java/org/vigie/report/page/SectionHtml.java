package org.vigie.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.report.page.Section.DataTable;
import org.vigie.report.page.Section.Figure;
import org.vigie.report.page.Section.Flow;
import org.vigie.report.page.Section.KeyFigures;
import org.vigie.report.page.Section.Matrix;
import org.vigie.report.page.Section.Prose;
import org.vigie.report.page.Section.Tree;
import org.vigie.report.table.ColumnJson;
import org.vigie.report.table.Numbers;

/// A section as HTML. Tables and figures are left empty beside their data; scripts fill them.
final class SectionHtml {

    private SectionHtml() {}

    static String of(Section section, String anchor) {
        var kind = section.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        return """
        <section id="%s" class="%s" aria-labelledby="%s-title">
        <h2 id="%s-title">%s</h2>
        %s</section>
        """
                .formatted(anchor, kind, anchor, anchor, Html.text(section.title()), body(section));
    }

    private static String body(Section section) {
        return switch (section) {
            case Prose prose -> paragraphs(prose.paragraphs());
            case KeyFigures figures -> keyFigures(figures);
            case Flow flow -> flow(flow);
            case Figure figure -> figure(figure);
            case DataTable table -> table(table);
            case Matrix matrix -> matrix(matrix);
            case Tree tree -> tree(tree);
        };
    }

    private static String paragraphs(List<String> paragraphs) {
        return paragraphs.stream()
                .filter(text -> !text.isBlank())
                .map(text -> "<p>" + Html.text(text) + "</p>\n")
                .collect(Collectors.joining());
    }

    private static String keyFigures(KeyFigures section) {
        return section.figures().stream()
                .map(figure ->
                        "<div><dt>%s</dt><dd><strong>%s</strong>%s</dd></div>\n"
                                .formatted(
                                        Html.text(figure.label()),
                                        Html.text(figure.number()),
                                        figure.remark().isEmpty()
                                                ? ""
                                                : "<small>"
                                                        + Html.text(figure.remark())
                                                        + "</small>"))
                .collect(Collectors.joining("", "<dl class=\"numbers\">\n", "</dl>\n"));
    }

    private static String flow(Flow section) {
        return paragraphs(List.of(section.lead()))
                + section.steps().stream()
                        .map(step ->
                                """
                                <li><span class="rule">%s</span><span class="bar" \
                                aria-hidden="true"><i style="width:%s%%"></i></span>\
                                <span class="left">%s left</span><span \
                                class="dropped">%s</span></li>
                                """
                                        .formatted(
                                                Html.text(step.rule()),
                                                Numbers.decimals(
                                                        100.0
                                                                * step.left()
                                                                / Math.max(
                                                                        1,
                                                                        step.left()
                                                                                + step.dropped()),
                                                        1),
                                                Numbers.count(step.left()),
                                                step.dropped() == 0
                                                        ? ""
                                                        : "−" + Numbers.count(step.dropped())))
                        .collect(Collectors.joining("", "<ol class=\"steps\">\n", "</ol>\n"));
    }

    private static String figure(Figure section) {
        return """
        <figure data-figure data-alt="%s">
        <div class="drawing"></div>
        <figcaption>%s</figcaption>
        <script type="application/json" class="spec">%s</script>
        <script type="application/json" class="data">%s</script>
        </figure>
        """
                .formatted(
                        Html.text(section.alt()),
                        Html.text(section.caption()),
                        Html.json(section.spec().toString()),
                        Html.json(ColumnJson.of(section.data())));
    }

    private static String table(DataTable section) {
        return """
        %s<div data-table data-title="%s" data-file="%s">
        <script type="application/json" class="data">%s</script>
        </div>
        """
                .formatted(
                        paragraphs(List.of(section.lead())),
                        Html.text(section.title()),
                        Html.text(section.file()),
                        Html.json(ColumnJson.of(section.columns())));
    }

    private static String matrix(Matrix section) {
        var head =
                section.columns().stream()
                        .map(column -> "<th scope=\"col\">" + Html.text(column) + "</th>")
                        .collect(
                                Collectors.joining(
                                        "", "<tr>" + corner(section.corner()), "</tr>\n"));
        var rows = section.rows().stream().map(SectionHtml::row).collect(Collectors.joining());
        return """
        <p>%s</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Table: %s"><table class="cells">
        <thead>%s</thead>
        <tbody>%s</tbody>
        </table></div>
        """
                .formatted(Html.text(section.caption()), Html.text(section.title()), head, rows);
    }

    /// The head of the rows' names; a head without a word is none.
    private static String corner(String text) {
        return text.isBlank() ? "<td></td>" : "<th scope=\"col\">" + Html.text(text) + "</th>";
    }

    /// Nested lists: a row's list holds what is deeper, until one comes that is not.
    private static String tree(Tree section) {
        var html =
                new StringBuilder(paragraphs(List.of(section.caption())))
                        .append("<ul class=\"branches\">\n");
        int depth = 0;
        boolean first = true;
        for (var row : section.rows()) {
            if (!first && row.depth() > depth) {
                html.append("<ul>\n");
            } else if (!first) {
                html.append("</li>\n").append("</ul>\n</li>\n".repeat(depth - row.depth()));
            }
            depth = row.depth();
            first = false;
            html.append(branch(row));
        }
        return html.append(first ? "" : "</li>\n" + "</ul>\n</li>\n".repeat(depth))
                .append("</ul>\n")
                .toString();
    }

    private static String branch(Section.TreeRow row) {
        var remark =
                row.remark().isEmpty() ? "" : " <small>" + Html.text(row.remark()) + "</small>";
        return row.depth() == 0
                ? "<li><h3>" + Html.text(row.label()) + "</h3>\n"
                : """
                <li%s><div><span class="name">%s%s</span><span class="bar" aria-hidden="true"><i \
                style="width:%s%%"></i></span>\
                <span class="count">%s</span><span class="evidence">%s</span></div>
                """
                        .formatted(
                                row.strong() ? " class=\"strong\"" : "",
                                Html.text(row.label()),
                                remark,
                                Numbers.decimals(100 * row.share(), 1),
                                Html.text(row.counts()),
                                Html.text(row.evidence()));
    }

    private static String row(Section.MatrixRow row) {
        return row.cells().stream()
                .map(cell ->
                        "<td data-tone=\"%d\" title=\"%s\">%s</td>"
                                .formatted(
                                        cell.tone(),
                                        Html.text(cell.hint()),
                                        Html.text(cell.text())))
                .collect(
                        Collectors.joining(
                                "",
                                "<tr><th scope=\"row\">"
                                        + Html.text(row.label())
                                        + " <small>"
                                        + Html.text(row.remark())
                                        + "</small></th>",
                                "</tr>\n"));
    }
}
