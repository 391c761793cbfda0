package org.hikeshi.events;

import java.time.Instant;
import java.util.UUID;

/// Something that happened to one incident. The incident's id is the key of its record, so all that
/// is said about one incident on a topic is in order.
public sealed interface Event permits IncidentEvent, DispatchEvent, NoticeEvent {

  UUID incidentId();

  /// When it happened, by the clock of the service that says so.
  Instant at();

  /// Counts up with each event that this service tells of this incident. A smaller one than has
  /// been seen is old news.
  long version();
}
