/// Recorded cases, played through the public APIs by people who sign in like anybody. The cases
/// themselves are data beside the classes; every name in them is made up.
@NullMarked
package org.hikeshi.deploy.demo;

import org.jspecify.annotations.NullMarked;
