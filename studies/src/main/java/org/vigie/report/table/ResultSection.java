package org.vigie.report.table;

import java.util.HashSet;
import java.util.List;

/// The tables that one kind of study or one command leaves, as the page of all results tells them.
///
/// @param title what a protocol or a command line says, as a heading in Markdown
/// @param words what there is to say of all of them, as paragraphs of Markdown; may be empty
/// @param tables in the order of the page
public record ResultSection(String title, String words, List<ResultTable<?>> tables) {

    /// @throws IllegalArgumentException where two tables have one name
    public ResultSection {
        tables = List.copyOf(tables);
        var names = new HashSet<String>();
        for (var table : tables) {
            if (!names.add(table.name())) {
                throw new IllegalArgumentException(
                        title + " has two tables called " + table.name());
            }
        }
    }

    /// As Markdown.
    public String page() {
        var page = new StringBuilder("## ").append(title).append("\n\n");
        paragraphs(page, words);
        tables.forEach(table -> table(page, table));
        return page.toString();
    }

    private static void table(StringBuilder page, ResultTable<?> table) {
        page.append("### `").append(table.name()).append("`\n\n");
        paragraphs(page, table.words());
        page.append("| column | type | unit | meaning |\n|---|---|---|---|\n");
        table.columns()
                .forEach(column ->
                        page.append(
                                "| `%s` | %s | %s | %s |\n"
                                        .formatted(
                                                column.name(),
                                                column.type(),
                                                column.unit().words(),
                                                column.words().replace("|", "\\|"))));
        page.append('\n');
        paragraphs(page, table.notes());
    }

    private static void paragraphs(StringBuilder page, String words) {
        if (!words.isBlank()) {
            page.append(words.strip()).append("\n\n");
        }
    }
}
