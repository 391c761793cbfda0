/// Answering an offer without signing in: by a one-time link, or by a key pressed on the telephone.
///
/// A link is bound to one offer and one engineer, dies with the offer and is useless after its use.
/// It opens no more than that answer: neither the hospital's name nor anything else. What the
/// answer means is decided where every answer is, in `org.hikeshi.dispatch`.
@NullMarked
package org.hikeshi.link;

import org.jspecify.annotations.NullMarked;
