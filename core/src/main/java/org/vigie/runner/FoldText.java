package org.vigie.runner;

import org.vigie.timeline.Fold;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Folds and their states as text (JSON), as they travel to executors and hospitals.
public final class FoldText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FoldText() {}

    /// A fold with the name of its class and its parameters.
    public static String write(Fold<?> fold) {
        var envelope = JSON.createObjectNode();
        envelope.put("fold", fold.getClass().getName());
        envelope.set("parameters", JSON.valueToTree(fold));
        return JSON.writeValueAsString(envelope);
    }

    /// A fold from its text. Only records of Vigie's studies are ever made.
    ///
    /// @throws IllegalArgumentException where the text names something else or lacks a parameter
    public static Fold<?> read(String text) {
        try {
            var envelope = JSON.readTree(text);
            var name = envelope.path("fold").asString("");
            if (!name.startsWith("org.vigie.")) {
                throw new IllegalArgumentException("not a fold of Vigie: " + name);
            }
            var type = Class.forName(name, false, FoldText.class.getClassLoader());
            if (!type.isRecord() || !Fold.class.isAssignableFrom(type)) {
                throw new IllegalArgumentException("not a fold: " + name);
            }
            return (Fold<?>) JSON.treeToValue(envelope.path("parameters"), type);
        } catch (ClassNotFoundException | JacksonException e) {
            throw new IllegalArgumentException("not the text of a fold: " + e.getMessage(), e);
        }
    }

    /// A state as text; equal states have equal texts.
    public static String writeState(Object state) {
        return JSON.writeValueAsString(state);
    }

    /// A state of a fold from its text.
    ///
    /// @throws IllegalArgumentException where the text is not one
    public static <S> S readState(Fold<S> fold, String text) {
        var empty = fold.empty();
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<S>) empty.getClass();
            return JSON.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the text of a state: " + e.getMessage(), e);
        }
    }
}
