package org.vigie.study;

import java.util.stream.Collectors;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.store.Sha256;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// A protocol as it was run, which can be run again: every key with its value, then as comments
/// which codes its concept sets hold in this store and what its files were.
public final class ResolvedProtocol {

    private final StringBuilder text = new StringBuilder();
    private final Vocabulary vocabulary;

    /// @param files how files are called in what is written
    public ResolvedProtocol(Keys keys, Values values, FileNames files, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        text.append("# As it was run, with every key. It can be run again.\n");
        keys.lines(values, files).forEach(line -> text.append(line).append('\n'));
        text.append("\n# In this store:\n");
    }

    /// A comment.
    public ResolvedProtocol note(String words) {
        text.append(words.lines().map(line -> "#   " + line + "\n").collect(Collectors.joining()));
        return this;
    }

    /// The codes of a concept set, or what the file of a cohort was.
    public ResolvedProtocol source(String use, CohortSource source) {
        source.conceptSet().ifPresent(set -> codes(use, set));
        source.file()
                .ifPresent(
                        file -> note(use + ": " + source.name() + ", SHA-256 " + Sha256.of(file)));
        return this;
    }

    public ResolvedProtocol codes(String use, ConceptSet set) {
        var resolved = vocabulary.resolve(set);
        note(use + " " + set.name() + " holds " + resolved.codes().codes().size() + " codes:");
        resolved.codes()
                .codes()
                .forEach(code ->
                        note(
                                "  "
                                        + code
                                        + "  "
                                        + vocabulary
                                                .codes()
                                                .get(vocabulary.codes().id(code))
                                                .name()));
        resolved.unknown()
                .forEach(item -> note("  names nothing here: " + item.reference().words()));
        return this;
    }

    public String text() {
        return text.toString();
    }
}
