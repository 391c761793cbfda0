/// The control room's rules as plain Java, and its seams against a real PostgreSQL and Kafka.
@NullMarked
package org.hikeshi.dispatch;

import org.jspecify.annotations.NullMarked;
