package org.vigie.study.expenditure.rules;

/// A name in English and in French.
public record Label(String en, String fr) {

    /// @param language `en` or `fr`
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
