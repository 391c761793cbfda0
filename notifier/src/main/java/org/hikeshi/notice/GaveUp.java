package org.hikeshi.notice;

/// All attempts to deliver a notice failed: a person has to act. Fired in the transaction that
/// records it.
public record GaveUp(Notice notice) {}
