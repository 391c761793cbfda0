package org.hikeshi.channel;

/// An authority is told another way from now on. Fired in the transaction that records it, so that
/// what waits for that authority goes the new way at once.
public record ChannelSet(String authority) {}
