/// Tokens for the tests of every service, really signed and really checked.
@NullMarked
package org.hikeshi.web.testing;

import org.jspecify.annotations.NullMarked;
