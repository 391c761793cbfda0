package org.hikeshi.channel;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/// A notice on its way.
///
/// @param id the same over all attempts, so that a receiver can drop repeats
/// @param called the code of what people call it, such as a stage
/// @param body the same bytes over all attempts
/// @param paper the body set as PDF: the same bytes of the same body
/// @param preparedAt when the notice was prepared
/// @param at when this attempt is made
public record Parcel(
    UUID id,
    String incidentNumber,
    String called,
    byte[] body,
    Supplier<byte[]> paper,
    Instant preparedAt,
    Instant at) {}
