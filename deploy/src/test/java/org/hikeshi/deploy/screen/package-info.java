/// The pages of the running system in a real browser: each person's main way, what a page must
/// never do, and a picture of each.
@NullMarked
package org.hikeshi.deploy.screen;

import org.jspecify.annotations.NullMarked;
