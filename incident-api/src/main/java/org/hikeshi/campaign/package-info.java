/// One attack on many hospitals (同一の攻撃): what it is called and what the ministry's desk advises.
/// Which incidents belong to it, each with a legal clock of its own, is said by the incidents.
@NullMarked
package org.hikeshi.campaign;

import org.jspecify.annotations.NullMarked;
