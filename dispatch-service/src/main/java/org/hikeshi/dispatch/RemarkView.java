package org.hikeshi.dispatch;

import java.time.Instant;

/// @param action the step that it stands beside: a progress, HANDOVER, SEAT or ASSIGNMENT
public record RemarkView(String seat, String action, String author, String words, Instant at) {}
