package org.vigie.study.expenditure.rules;

import java.util.List;
import org.vigie.vocabulary.ConceptSet;

/// One condition of a rule: records of these codes and kinds, on at least so many days of one year.
///
/// @param in the kinds of records, any of them
/// @param days distinct days in one calendar year, at least 1
/// @param years that year or one of the years before it, so many in all: 1 is the year itself
public record Term(ConceptSet codes, List<RecordKind> in, int days, int years) {}
