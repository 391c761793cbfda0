package org.hikeshi.events.outbox;

import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.EventJson.Unreadable;

/// Makes events of records, and believes none without its seal.
@ApplicationScoped
class Reading {

  private final EventSeal seal;

  Reading(EventSeal seal) {
    this.seal = seal;
  }

  /// @throws Unreadable when it is no event of this kind, is not sealed, or is not its incident's
  <E extends Event> Heard<E> read(IncomingKafkaRecord<String, byte[]> record, Class<E> root)
      throws Unreadable {
    if (record.getPayload() == null) {
      throw new Unreadable("no value", null);
    }
    if (!seal.holds(record.getTopic(), record.getKey(), record.getHeaders(), record.getPayload())) {
      throw new Unreadable("no seal of a known key", null);
    }
    var type = Heard.header(record, "ce_type").orElse("(none)");
    E event = EventJson.read(root, type, record.getPayload());
    if (!event.incidentId().toString().equals(record.getKey())) {
      throw new Unreadable("the key is not the incident's id", null);
    }
    return new Heard<>(event, record);
  }
}
