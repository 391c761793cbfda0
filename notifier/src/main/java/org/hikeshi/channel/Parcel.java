package org.hikeshi.channel;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.hikeshi.events.NoticeEvent.Stage;

/// A notice on its way.
///
/// @param id the same over all attempts, so that a receiver can drop repeats
/// @param body the same bytes over all attempts
/// @param paper the body set as PDF: the same bytes of the same body
/// @param preparedAt when the notice was prepared
/// @param at when this attempt is made
public record Parcel(
    UUID id,
    String incidentNumber,
    String authority,
    Stage stage,
    byte[] body,
    Supplier<byte[]> paper,
    Instant preparedAt,
    Instant at) {}
