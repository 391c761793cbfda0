/// What a notice says: the fact base in the order of the nine items (施行規則 article 8), as JSON.
///
/// Names and free text are read from incident-api by id when a notice is rendered, and are kept
/// only in the rendered body.
@NullMarked
package org.hikeshi.form;

import org.jspecify.annotations.NullMarked;
