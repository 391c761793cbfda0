/// What the ministry's duty desk does with many incidents at once: campaigns (one attack, many
/// hospitals), a vendor's notice (委託先の通知) to many.
///
/// It files and links by the use cases of `org.hikeshi.incident`, which knows nothing of it.
@NullMarked
package org.hikeshi.desk;

import org.jspecify.annotations.NullMarked;
