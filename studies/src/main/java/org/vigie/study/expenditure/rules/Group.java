package org.vigie.study.expenditure.rules;

import java.util.List;

/// A disease, treatment or episode of care.
///
/// @param source where its definition comes from
/// @param any whoever meets all terms of one of these lists is in
/// @param unless groups earlier in the file whose people are not in this one
/// @param weight its part of a person's shared costs, beside the weights of the person's other
///   groups; 0 for none
public record Group(
        String id,
        String family,
        Label label,
        String source,
        List<List<Term>> any,
        List<String> unless,
        int weight) {}
