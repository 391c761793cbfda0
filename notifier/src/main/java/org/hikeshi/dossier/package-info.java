/// The folder on each incident: its reports as codes, its duties, and the days that people have
/// set.
///
/// Decides nothing about the law ([org.hikeshi.duty] does) and sends nothing.
@NullMarked
package org.hikeshi.dossier;

import org.jspecify.annotations.NullMarked;
