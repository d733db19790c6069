package org.vigie.study.expenditure.rules;

import java.util.List;

/// A kind of record that rules name, and where a source keeps it.
///
/// @param tables the tables whose events are of this kind; empty for all
/// @param lasting whether a record counts in every year from its day to its end, an open one for
///   ever
/// @param episode whether it says what its whole visit was for
public record RecordKind(String name, List<String> tables, boolean lasting, boolean episode) {}
