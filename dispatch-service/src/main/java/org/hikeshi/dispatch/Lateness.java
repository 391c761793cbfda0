package org.hikeshi.dispatch;

import java.time.Duration;

/// How late the sweep is that ends offers, as it was last counted: how long ago the oldest open
/// offer should have ended, or zero.
public record Lateness(Duration by) {}
