package org.hikeshi.dispatch;

import java.time.Instant;

/// @param action the step that it stands beside: a progress, HANDOVER, SEAT, MODE or ASSIGNMENT;
///   NOTE where it stands alone
public record RemarkView(String seat, String action, String author, String words, Instant at) {}
