package org.vigie.simulate.schemes;

/// What a code says of a person, which its vocabulary decides, and the OMOP table that holds it.
public enum Kind {
    DIAGNOSIS("ICD10", "condition_occurrence"),
    DRUG("ATC", "drug_exposure"),
    TEST("LOINC", "measurement"),
    PROCEDURE("CCAM", "procedure_occurrence"),
    VISIT("VISIT", "visit_occurrence"),
    DEATH("MEDS_DEATH", "death");

    final String vocabulary;
    public final String table;

    Kind(String vocabulary, String table) {
        this.vocabulary = vocabulary;
        this.table = table;
    }

    /// A code of this kind as it stands in the store.
    String code(String bare) {
        return vocabulary + '/' + bare;
    }

    public static Kind ofCode(String code) {
        for (var kind : values()) {
            if (code.equals(kind.vocabulary) || code.startsWith(kind.vocabulary + '/')) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of event has codes such as " + code);
    }
}
