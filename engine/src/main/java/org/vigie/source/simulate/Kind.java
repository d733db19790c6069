package org.vigie.source.simulate;

/// What a code says of a person, which its vocabulary decides, and the OMOP table that holds it.
enum Kind {
    DIAGNOSIS("ICD10", "condition_occurrence"),
    DRUG("ATC", "drug_exposure"),
    TEST("LOINC", "measurement"),
    PROCEDURE("CCAM", "procedure_occurrence"),
    VISIT("VISIT", "visit_occurrence"),
    DEATH("MEDS_DEATH", "death");

    final String vocabulary;
    final String table;

    Kind(String vocabulary, String table) {
        this.vocabulary = vocabulary;
        this.table = table;
    }

    /// A code of this kind as it stands in the store.
    String code(String bare) {
        return vocabulary + '/' + bare;
    }

    static Kind ofCode(String code) {
        for (var kind : values()) {
            if (code.equals(kind.vocabulary) || code.startsWith(kind.vocabulary + '/')) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of event has codes such as " + code);
    }
}
