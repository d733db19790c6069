package org.vigie.source.snds;

import java.util.ArrayList;
import java.util.List;
import org.vigie.source.stage.CodeIds;
import org.vigie.source.stage.Duck;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;

/// The dictionary: every code that happened and what is above it.
///
/// Above a CIP13 or UCD is its ATC code of IR_PHA_R, and above that the shorter ATC codes; above an
/// ICD-10 code those it begins with, down to three characters; above a GHM its root and major
/// category, and `PMSI/MCO`. Names are those of the nomenclatures that lie beside the data; where
/// rows name a code differently, the name that most give it.
final class SndsDictionary {

    static final String DEATH = "MEDS_DEATH";

    private static final String NAMES =
            """
            CREATE TABLE code_name AS SELECT code, first(name ORDER BY rows DESC, name) AS name
            FROM (SELECT code, name, count(*) AS rows FROM (
                SELECT 'CIP13/' || lpad(pha_cip_c13, 13, '0') AS code, coalesce(pha_med_nom,
                       pha_nom_court) AS name
                FROM ir_pha_r
                UNION ALL SELECT 'ATC/' || upper(trim(pha_atc_cla)), pha_atc_l07 FROM ir_pha_r
                UNION ALL SELECT 'ATC/' || upper(trim(pha_atc_c03)), pha_atc_l03 FROM ir_pha_r
                UNION ALL SELECT 'CCAM/' || cam_prs_ide_cod, cam_prs_ide_lib FROM ir_ccam_v
                UNION ALL SELECT icd10(cim_cod), cim_lib FROM ir_cim_v
                UNION ALL SELECT icd10(cim_cod), cim_lil FROM ms_cim_v
                             WHERE icd10(cim_cod) NOT IN (SELECT icd10(cim_cod) FROM ir_cim_v
                               WHERE icd10(cim_cod) IS NOT NULL)
                UNION ALL SELECT 'PRS_NAT/' || prs_nat, prs_nat_lib FROM ir_nat_v
                UNION ALL SELECT 'REGULARISATION/' || prs_nat, prs_nat_lib || ' (régularisation)'
                  FROM ir_nat_v
                UNION ALL SELECT 'ALD/' || ald_030_cod, ald_030_lib FROM ir_ald_v
                UNION ALL SELECT 'GHS/' || ltrim(ghs_num, '0'), ghs_lib FROM ir_ghs_v
                UNION ALL SELECT ucd_text(ucd_ucd_cod), ucd_dsn_lib FROM nu_ucd_r
                UNION ALL FROM (VALUES ('PMSI/MCO', 'Séjour de médecine, chirurgie ou obstétrique'),
                    ('PMSI/MCO_CE', 'Soins externes à l''hôpital (MCO)'),
                    ('PMSI/SSR', 'Séjour de soins de suite et de réadaptation'),
                    ('PMSI/SSR_CE', 'Soins externes à l''hôpital (SSR)'),
                    ('PMSI/HAD', 'Hospitalisation à domicile'),
                    ('PMSI/RIP', 'Séjour de psychiatrie'), ('MEDS_DEATH', 'Décès')))
                WHERE code IS NOT NULL AND name IS NOT NULL GROUP BY code, name)
            GROUP BY code\
            """;

    /// One step up.
    private static final String ABOVE =
            """
            CREATE MACRO above(code) AS CASE
                WHEN code LIKE 'ATC/%' THEN CASE length(code) WHEN 11 THEN code[1:9] WHEN 9
                THEN code[1:8]
                                                WHEN 8 THEN code[1:7] WHEN 7 THEN code[1:5] END
                WHEN code LIKE 'ICD10/%' AND length(code) > 11 THEN code[1:length(code) - 1]
                WHEN code LIKE 'ICD10/%' AND length(code) = 11 THEN code[1:9]
                WHEN code LIKE 'GHM/%' THEN CASE length(code) WHEN 10 THEN code[1:9] WHEN 9
                THEN code[1:6]
                                                ELSE 'PMSI/MCO' END END\
            """;

    private static final String PARENTS =
            """
            CREATE TABLE parent AS WITH RECURSIVE steps(code, parent) AS (
                SELECT code, above(code) FROM (SELECT DISTINCT code FROM happening)
                       WHERE above(code) IS NOT NULL
                UNION
                SELECT h.code, 'ATC/' || atc FROM (SELECT DISTINCT code FROM happening) h JOIN drug
                       USING (code)
                UNION
                SELECT parent, above(parent) FROM steps WHERE above(parent) IS NOT NULL)
            SELECT DISTINCT code, parent FROM steps\
            """;

    private final Duck duck;

    SndsDictionary(Duck duck) {
        this.duck = duck;
    }

    /// Leaves `code_ids(text, id)` in the database.
    Hierarchy make() {
        duck.execute(ABOVE);
        duck.execute(NAMES);
        duck.execute(
                """
                CREATE TABLE drug AS SELECT code, min(atc) AS atc FROM (
                    SELECT 'CIP13/' || lpad(pha_cip_c13, 13, '0') AS code,
                           upper(trim(pha_atc_cla)) AS atc FROM ir_pha_r
                    UNION ALL SELECT ucd_text(pha_cip_ucd), upper(trim(pha_atc_cla)) FROM ir_pha_r)
                WHERE code IS NOT NULL AND regexp_matches(atc,
                  '^[A-Z][0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?$') GROUP BY code\
                """);
        duck.execute(PARENTS);
        var codes = Codes.of(codes());
        CodeIds.write(duck, codes);
        var links = new ArrayList<Hierarchy.Link>();
        duck.forEach(
                """
                SELECT a.id, b.id FROM parent JOIN code_ids a ON a.text = code
                JOIN code_ids b ON b.text = parent\
                """,
                row -> links.add(new Hierarchy.Link(row.integer(0, -1), row.integer(1, -1))));
        return Hierarchy.ofParents(codes, links);
    }

    private List<Code> codes() {
        var codes = new ArrayList<Code>();
        duck.forEach(
                """
                SELECT code, coalesce(name, '') FROM (SELECT DISTINCT code FROM happening
                       WHERE code IS NOT NULL
                    UNION SELECT parent FROM parent) LEFT JOIN code_name USING (code) ORDER BY code\
                """,
                row ->
                        codes.add(
                                new Code(
                                        row.text(0),
                                        vocabulary(row.text(0)),
                                        row.text(1),
                                        0,
                                        0,
                                        0)));
        return codes;
    }

    private static String vocabulary(String code) {
        return code.equals(DEATH) ? "MEDS" : code.substring(0, code.indexOf('/'));
    }
}
