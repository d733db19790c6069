package org.vigie.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Changes of a text such as YAML or JSON by its lines and by its words and signs, so that most of
/// what comes of it is still such a text.
final class TextEdits {

    private static final int KINDS = 14;
    private static final int MOST_TOKENS = 20_000;
    private static final int MOST_CHARACTERS = 200_000;
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\"(?:[^\"\\\\\\n]|\\\\.)*+\"|[\\w.+*/-]+|\\R|[ \\t]+|.", Pattern.DOTALL);

    private final Script script;
    private final List<String> words;
    private List<String> tokens;

    private TextEdits(String text, Script script, List<String> words) {
        this.script = script;
        this.words = words;
        tokens = split(text);
    }

    /// A text after all changes of a script.
    static byte[] apply(String text, Script script, List<String> words) {
        var edits = new TextEdits(text, script, words);
        var raw = new byte[0];
        while (script.goesOn()) {
            int kind = script.below(KINDS);
            if (kind == KINDS - 1) {
                raw = script.some();
            } else {
                edits.take(kind);
            }
        }
        return edits.bytes(raw);
    }

    private static List<String> split(String text) {
        return new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
    }

    private void take(int kind) {
        int at = script.below(Math.max(1, tokens.size()));
        if (tokens.isEmpty()) {
            tokens.add(Words.any(script, words));
            return;
        }
        switch (kind) {
            case 0, 1 -> tokens.set(at, Words.any(script, words));
            case 2 -> tokens.set(at, quoted(Words.any(script, words)));
            case 3, 4 -> tokens.set(at, tokens.get(script.below(tokens.size())));
            case 5 -> tokens.add(at, Words.any(script, words));
            case 6 -> tokens.remove(at);
            case 7 -> Collections.swap(tokens, at, script.below(tokens.size()));
            case 8 -> {
                if (tokens.size() < MOST_TOKENS) {
                    tokens.addAll(at, List.copyOf(line(at)));
                }
            }
            case 9 -> line(at).clear();
            case 10 -> {
                var moved = List.copyOf(line(at));
                line(at).clear();
                tokens.addAll(script.below(Math.max(1, tokens.size())), moved);
            }
            case 11 -> line(at).addFirst("  ".repeat(1 + script.below(3)));
            case 12 -> tokens = new ArrayList<>(tokens.subList(0, at + 1));
            default -> throw new IllegalArgumentException("no such change: " + kind);
        }
    }

    /// The line that a token is in, with its end.
    private List<String> line(int at) {
        int first = at;
        while (first > 0 && !tokens.get(first - 1).contains("\n")) {
            first--;
        }
        int end = at;
        while (end < tokens.size() - 1 && !tokens.get(end).contains("\n")) {
            end++;
        }
        return tokens.subList(first, end + 1);
    }

    private static String quoted(String word) {
        var text = new StringBuilder("\"");
        word.chars()
                .forEach(c ->
                        text.append(
                                c < ' ' || c == '"' || c == '\\' || c == 0x85 || c == 0x2028
                                        ? "\\u%04x".formatted(c)
                                        : Character.toString((char) c)));
        return text.append('"').toString();
    }

    /// The text, and no more of it than a fuzzer has time for.
    private byte[] bytes(byte[] raw) {
        var text = new StringBuilder();
        for (var token : tokens) {
            if (text.length() + token.length() > MOST_CHARACTERS) {
                break;
            }
            text.append(token);
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(raw);
        return bytes.toByteArray();
    }
}
