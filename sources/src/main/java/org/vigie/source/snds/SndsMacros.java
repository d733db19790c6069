package org.vigie.source.snds;

import org.vigie.source.stage.Duck;

/// How the codes of the SNDS are written in a store.
final class SndsMacros {

    private SndsMacros() {}

    static void define(Duck duck) {
        // C670 and C67.0 are ICD10/C67.0; what has not the form of a code of the CIM-10 is none.
        duck.execute("CREATE MACRO icd_bare(x) AS regexp_replace(upper(x), '[^A-Z0-9+]', '', 'g')");
        duck.execute(
                """
                CREATE MACRO icd10(x) AS CASE WHEN regexp_matches(icd_bare(x),
                  '^[A-Z][0-9]{2}[0-9+]*$') THEN 'ICD10/' || icd_bare(x)[1:3] || CASE
                  WHEN length(icd_bare(x)) > 3 THEN '.' || icd_bare(x)[4:] ELSE '' END END\
                """);
        // Four letters and three digits; an extension for PMSI after them is left away.
        duck.execute(
                """
                CREATE MACRO ccam(x) AS CASE WHEN regexp_matches(upper(x),
                  '^[A-Z]{4}[0-9]{3}') THEN 'CCAM/' || upper(left(x, 7)) END\
                """);
        // What is of another form is no code: a spreadsheet makes 3,40093E+12 of a code, which
        // could be any of a million. A zero before the 13 digits is that of the GTIN.
        duck.execute(
                """
                CREATE MACRO cip13(x) AS CASE
                  WHEN regexp_matches(x, '^0?[1-9][0-9]{12}$') THEN right(x, 13) END\
                """);
        duck.execute(
                """
                CREATE MACRO nabm(x) AS CASE
                  WHEN regexp_matches(x, '^[0-9]{1,4}$') AND ltrim(x, '0') <> ''
                  THEN lpad(x, 4, '0') END\
                """);
        duck.execute(
                """
                CREATE MACRO lpp(x) AS CASE WHEN regexp_matches(x, '^0*[1-9][0-9]{0,6}$')
                  THEN ltrim(x, '0') END\
                """);
        // 0000009348420 and 9348420 are UCD/9348420; a UCD of 13 digits that begins otherwise is
        // kept whole.
        duck.execute(
                """
                CREATE MACRO ucd_text(x) AS CASE WHEN regexp_matches(x, '^0*[1-9][0-9]{0,12}$')
                  THEN 'UCD/' || ltrim(x, '0') END\
                """);
        // A practitioner, P, of DCIR; hospitals of PMSI are F. A number of zeros is nobody.
        duck.execute(
                "CREATE MACRO provider_text(x) AS CASE WHEN ltrim(x, '0') <> '' THEN 'P' || x END");
    }
}
