package org.vigie.study.expenditure.rules;

import org.vigie.protocol.YamlNode;

/// A name in English and in French.
public record Label(String en, String fr) {

    static Label read(YamlNode node) {
        return new Label(
                node.require("en", "its name in English").text(),
                node.require("fr", "its name in French").text());
    }

    /// @param language `en` or `fr`
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
