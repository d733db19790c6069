package org.vigie.report.page;

/// What keeps text from being taken for markup.
final class Html {

    private Html() {}

    /// Text for an element or a quoted attribute.
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// JSON for a `<script type="application/json">`, which ends at the first `</script` whatever
    /// stands around it.
    static String json(String json) {
        return json.replace("<", "\\u003c");
    }

    /// A script for a `<script>`; holds where `</script` and `<!--` stand in strings or regular
    /// expressions.
    static String script(String source) {
        return source.replaceAll("(?i)</(script)", "<\\\\/$1")
                .replace("<!--", "<\\!--")
                .replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    /// A name for a link within the page: lower-case letters, digits and dashes.
    static String anchor(String title) {
        return title.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
