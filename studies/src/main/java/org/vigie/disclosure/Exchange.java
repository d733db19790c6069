package org.vigie.disclosure;

/// Numbers that can be other ones without any sum being another: some cells up by an amount, others
/// down by the same, so that what is shown agrees with both tables.
///
/// @param up cells that grow
/// @param down cells that shrink
/// @param cost what hiding the shown ones among them costs; 0 where all are hidden
record Exchange(int[] up, int[] down, double cost) {}
