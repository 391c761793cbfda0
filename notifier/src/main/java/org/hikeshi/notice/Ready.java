package org.hikeshi.notice;

/// There may be something for the courier. Fired in the transaction, heard after its commit.
public record Ready() {}
