/// Where people come from: one sub-package a format, and what all of them share.
///
/// A source loads its files into {@link org.vigie.source.stage.Duck}, brings them into the shape
/// that {@link org.vigie.source.StoreImport} asks for, and counts what is wrong with them in
/// {@link org.vigie.source.stage.Findings}. Start at {@link org.vigie.source.omop.OmopImport};
/// {@link org.vigie.source.meds.MedsExport} is the way back out.
@NullMarked
package org.vigie.source;

import org.jspecify.annotations.NullMarked;
