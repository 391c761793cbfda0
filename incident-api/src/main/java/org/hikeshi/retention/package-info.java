/// The end of what people wrote: contacts, words and files are erased when their time after closing
/// is over. The register, as codes, and the chain stay.
@NullMarked
package org.hikeshi.retention;

import org.jspecify.annotations.NullMarked;
