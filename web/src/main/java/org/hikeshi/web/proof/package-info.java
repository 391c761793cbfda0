/// The proof that something was entered, when, and that nothing was changed since: an append-only
/// chain of entries, sealed in batches by signed checkpoints. It knows subjects and hashes; what an
/// entry says is its owner's. The [Verifier] needs nothing but Java and JSON, and no service.
@NullMarked
package org.hikeshi.web.proof;

import org.jspecify.annotations.NullMarked;
