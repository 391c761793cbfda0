package org.hikeshi.events.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.Topics;
import org.jspecify.annotations.Nullable;

/// What this service has put aside, as it lies in Kafka.
@ApplicationScoped
class PutAside {

  private static final List<String> TOPICS =
      List.of(Topics.INCIDENTS, Topics.DISPATCHES, Topics.NOTICES);
  private static final Pattern ID = Pattern.compile("([a-z]{1,20})-(\\d{1,5})-(\\d{1,18})");

  /// Of each partition. Older ones are reached by their id, which the log has.
  private static final long SHOWN = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String consumer;
  private final Map<String, Object> kafka;

  PutAside(
      @ConfigProperty(name = "quarkus.application.name") String consumer,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.consumer = consumer;
    this.kafka = kafka;
  }

  /// Where a dead letter lies. Its topic is that on which it was heard.
  record Place(String topic, int partition, long offset) {

    static Optional<Place> of(String id) {
      var parts = ID.matcher(id);
      return parts.matches() && TOPICS.contains(parts.group(1))
          ? Optional.of(
              new Place(
                  parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
          : Optional.empty();
    }

    static Place of(ConsumerRecord<?, ?> letter) {
      var aside = letter.topic();
      var heardOn = aside.substring(0, aside.length() - Topics.deadLetter("").length());
      return new Place(heardOn, letter.partition(), letter.offset());
    }

    TopicPartition aside() {
      return new TopicPartition(Topics.deadLetter(topic), partition);
    }

    @Override
    public String toString() {
      return topic + "-" + partition + "-" + offset;
    }
  }

  /// The newest, in no order.
  List<ConsumerRecord<String, byte[]>> newest() {
    List<ConsumerRecord<String, byte[]>> ours = new ArrayList<>();
    try (var reader = reader()) {
      var all = TOPICS.stream().flatMap(topic -> partitions(reader, topic).stream()).toList();
      var begins = reader.beginningOffsets(all, PATIENCE);
      var ends = reader.endOffsets(all, PATIENCE);
      for (var partition : all) {
        long end = ends.get(partition);
        read(reader, partition, Math.max(begins.get(partition), end - SHOWN), end).stream()
            .filter(this::ours)
            .forEach(ours::add);
      }
    }
    return ours;
  }

  private boolean ours(ConsumerRecord<?, ?> letter) {
    return consumer.equals(header(letter, DeadLetters.CONSUMER));
  }

  /// Empty where there is no such record, or another service put it aside.
  Optional<ConsumerRecord<String, byte[]>> at(Place place) {
    try (var reader = reader()) {
      if (!partitions(reader, place.topic()).contains(place.aside())) {
        return Optional.empty();
      }
      var all = List.of(place.aside());
      long end = reader.endOffsets(all, PATIENCE).get(place.aside());
      long begin = reader.beginningOffsets(all, PATIENCE).get(place.aside());
      return place.offset() < begin || place.offset() >= end
          ? Optional.empty()
          : read(reader, place.aside(), place.offset(), place.offset() + 1).stream()
              .filter(this::ours)
              .findFirst();
    }
  }

  private KafkaConsumer<String, byte[]> reader() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().removeIf(key -> key.endsWith("serializer") || key.startsWith("group"));
    settings.put("enable.auto.commit", false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> reader, String topic) {
    return reader.partitionsFor(Topics.deadLetter(topic), PATIENCE).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  /// Those at `from` and behind it, before `end`.
  private static List<ConsumerRecord<String, byte[]>> read(
      KafkaConsumer<String, byte[]> reader, TopicPartition partition, long from, long end) {
    List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
    reader.assign(List.of(partition));
    reader.seek(partition, from);
    boolean more = true;
    while (more && reader.position(partition) < end) {
      var polled = reader.poll(PATIENCE).records(partition);
      polled.stream().filter(record -> record.offset() < end).forEach(read::add);
      more = !polled.isEmpty();
    }
    return read;
  }

  static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
