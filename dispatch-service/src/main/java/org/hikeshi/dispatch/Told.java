package org.hikeshi.dispatch;

import java.util.UUID;
import org.hikeshi.events.DispatchEvent;

/// Something that this service has just told, fired inside the transaction that tells it and behind
/// the dispatch's lock.
public record Told(DispatchEvent event, UUID hospitalId) {}
