package org.vigie.study;

import java.util.Map;
import org.vigie.store.Sha256;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// A protocol as it was run: what was written, then as a comment what each setting came to and
/// which codes its concept sets hold in this store.
public final class ResolvedProtocol {

    private final StringBuilder text;
    private final Vocabulary vocabulary;

    /// @param written the protocol as the user wrote it
    public ResolvedProtocol(String written, Vocabulary vocabulary) {
        this.text = new StringBuilder(written);
        this.vocabulary = vocabulary;
        if (!written.endsWith("\n")) {
            text.append('\n');
        }
        text.append("\n# As it was run:\n");
    }

    /// A line of its own.
    public ResolvedProtocol line(String words) {
        text.append("#   ").append(words).append('\n');
        return this;
    }

    public ResolvedProtocol setting(String key, Object value) {
        return line(key + ": " + value);
    }

    public ResolvedProtocol settings(Map<String, Object> settings) {
        settings.forEach(this::setting);
        return this;
    }

    /// The codes of a concept set, or what the file of a cohort was.
    public ResolvedProtocol source(String use, CohortSource source) {
        source.conceptSet().ifPresent(set -> codes(use, set));
        source.file()
                .ifPresent(
                        file -> line(use + ": " + source.name() + ", SHA-256 " + Sha256.of(file)));
        return this;
    }

    public ResolvedProtocol codes(String use, ConceptSet set) {
        var resolved = vocabulary.resolve(set);
        line(use + " " + set.name() + " holds " + resolved.codes().codes().size() + " codes:");
        resolved.codes()
                .codes()
                .forEach(code ->
                        line(
                                "  "
                                        + code
                                        + "  "
                                        + vocabulary
                                                .codes()
                                                .get(vocabulary.codes().id(code))
                                                .name()));
        resolved.unknown()
                .forEach(item -> line("  names nothing here: " + item.reference().words()));
        return this;
    }

    public String text() {
        return text.toString();
    }
}
