package org.vigie.source.table;

import org.vigie.source.stage.Duck;

/// Words that programs write where there is no value: R writes `NA`, SQL Server `NULL`, PostgreSQL
/// and Hive `\N`, pandas `nan`, `NaT` or `<NA>`, spreadsheets `#N/A`; and a value of blanks alone.
///
/// They are told by their exact letters, because `nA` is a unit and `None` a vocabulary of OMOP. A
/// name that a person reads is never taken for one: `NA` and `None` are names of concepts.
final class NothingWords {

    private static final String ALL = "||\"\"|NA|N/A|n/a|#N/A|NULL|Null|null|NaN|nan|NaT|<NA>|\\N|";

    private NothingWords() {}

    /// Whether a text that is there stands for nothing, as an expression.
    ///
    /// @param text an expression of a text
    static String is(String text) {
        return """
        (CASE WHEN strlen(%s) > 4 AND NOT starts_with(%s, ' ') THEN false
          ELSE contains(%s, '|' || trim(%s) || '|') AND NOT contains(%s, '|') END)\
        """
                .formatted(text, text, Duck.literal(ALL), text, text);
    }
}
