/// What papers, workbooks and letters say.
@NullMarked
package org.hikeshi.form;

import org.jspecify.annotations.NullMarked;
