/// The commands `./run`, `./run token` and `./run demo`. The parts of the system lie in
/// [org.hikeshi.deploy.local], those who call it in [org.hikeshi.deploy.people].
@NullMarked
package org.hikeshi.deploy;

import org.jspecify.annotations.NullMarked;
