package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;

/// Says what dispatch-service and notifier would say, over Kafka as they do.
@ApplicationScoped
class OtherServices {

  private final String brokers;

  OtherServices(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.brokers = brokers;
  }

  void say(Event event) {
    say(
        EventJson.topicOf(event),
        event.incidentId(),
        EventJson.typeOf(event.getClass()),
        EventJson.write(event));
  }

  void say(String topic, UUID incident, String type, String json) {
    var settings = Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all");
    try (var kafka =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      var said = new ProducerRecord<>(topic, incident.toString(), json);
      said.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
      kafka.send(said);
    }
  }
}
