/// Who runs a fold: one plain loop, or all cores of a machine.
///
/// Start at {@link org.vigie.runner.PlainRunner}, the reference;
/// {@link org.vigie.runner.LocalRunner} gives the same answers to the last bit.
@NullMarked
package org.vigie.runner;

import org.jspecify.annotations.NullMarked;
