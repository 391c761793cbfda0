/// PostgreSQL, Kafka and a clock for the tests of every module: real ones, embedded or in
/// containers by `-Dinfra`.
@NullMarked
package org.hikeshi.events.testing;

import org.jspecify.annotations.NullMarked;
