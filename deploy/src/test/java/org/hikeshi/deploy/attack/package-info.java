/// Attacks the packaged system from outside: forged tokens, random input to every operation, what
/// must not be logged, where webhooks must not go. `./verify -Psecurity`.
@NullMarked
package org.hikeshi.deploy.attack;

import org.jspecify.annotations.NullMarked;
