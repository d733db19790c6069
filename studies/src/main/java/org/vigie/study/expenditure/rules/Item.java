package org.vigie.study.expenditure.rules;

import java.util.List;
import java.util.Optional;
import org.vigie.vocabulary.ConceptSet;

/// An item of expenditure.
///
/// @param tables the tables whose amounts it holds
/// @param codes only records of these codes, where named
public record Item(String id, Label label, List<String> tables, Optional<ConceptSet> codes) {}
