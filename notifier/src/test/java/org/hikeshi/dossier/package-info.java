/// The dossier's tests that need no database.
@NullMarked
package org.hikeshi.dossier;

import org.jspecify.annotations.NullMarked;
