/// Measures the packaged system: what a report costs, against what PostgreSQL alone would take for
/// the same rows. Every figure is a ratio or is given beside the other of one round, for the
/// machine is somebody else's too.
@NullMarked
package org.hikeshi.deploy.bench;

import org.jspecify.annotations.NullMarked;
