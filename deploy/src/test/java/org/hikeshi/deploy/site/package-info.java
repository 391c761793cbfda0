/// The example of a site in `deploy/site`: its front door as it stands, before parts that only say
/// what they are told, and its files; and what must agree with the one for a single machine.
@NullMarked
package org.hikeshi.deploy.site;

import org.jspecify.annotations.NullMarked;
