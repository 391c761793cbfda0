package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hikeshi.deploy.local.Patience;
import org.jspecify.annotations.Nullable;

/// Somebody with direct access to the broker.
record Topic(String broker) {

  private static final List<String> ALL = List.of("incidents", "dispatches", "notices");
  private static final List<String> GROUPS =
      List.of("incident-api", "dispatch-service", "notifier");
  private static final Duration LEAVES_WITHIN = Duration.ofSeconds(120);

  /// Every record about these incidents, once more: each incident's in their order, those of
  /// different incidents shuffled, as Kafka may.
  ///
  /// @return how many
  int again(Set<String> incidents, RandomGenerator chance) {
    int said = 0;
    for (var topic : ALL) {
      var byIncident =
          read(topic).stream()
              .filter(record -> record.key() != null && incidents.contains(record.key()))
              .collect(
                  Collectors.groupingBy(
                      ConsumerRecord::key, LinkedHashMap::new, Collectors.toList()));
      var waiting = new ArrayList<>(byIncident.values().stream().map(ArrayList::new).toList());
      try (var producer = producer()) {
        while (!waiting.isEmpty()) {
          var next = waiting.get(chance.nextInt(waiting.size()));
          var record = next.removeFirst();
          producer.send(
              new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers()));
          said++;
          if (next.isEmpty()) {
            waiting.remove(next);
          }
        }
      }
    }
    return said;
  }

  void put(String topic, @Nullable String key, byte @Nullable [] value, String type) {
    put(topic, key, value, Map.of("ce_type", type));
  }

  void put(
      String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
    try (var producer = producer()) {
      var record = new ProducerRecord<>(topic, key, value);
      headers.forEach((name, text) -> record.headers().add(name, text.getBytes()));
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether every service has heard all there is.
  boolean allHeard() {
    return left() == 0;
  }

  /// How many events wait to be heard by some service. As many as can be, while Kafka does not say.
  long left() {
    try (var admin = admin()) {
      long left = 0;
      for (var group : GROUPS) {
        var heard = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        var ends =
            admin
                .listOffsets(
                    heard.keySet().stream()
                        .collect(
                            Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                .all()
                .get();
        for (var end : ends.entrySet()) {
          var offset = heard.get(end.getKey());
          if (offset != null) {
            left += Math.max(0, end.getValue().offset() - offset.offset());
          }
        }
      }
      return left;
    } catch (ExecutionException e) {
      return Long.MAX_VALUE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Long.MAX_VALUE;
    }
  }

  /// Has every group of consumers begin with the first event of each partition. Nobody may hear
  /// meanwhile: Kafka refuses it as long as it believes that somebody does.
  ///
  /// @return how many events will be heard again
  int backToTheStart() {
    long before = left();
    try (var admin = admin()) {
      for (var group : admin.listGroups().all().get()) {
        var starts =
            admin
                .listConsumerGroupOffsets(group.groupId())
                .partitionsToOffsetAndMetadata()
                .get()
                .keySet()
                .stream()
                .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
        if (!Patience.until(LEAVES_WITHIN, () -> altered(admin, group.groupId(), starts))) {
          throw new IllegalStateException(group.groupId() + " goes on hearing");
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return (int) (left() - before);
  }

  private static boolean altered(
      Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> to) {
    try {
      admin.alterConsumerGroupOffsets(group, to).all().get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where each partition ends: the place of the next record.
  Map<Integer, Long> ends(String topic) {
    try (var consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer, topic)).entrySet().stream()
          .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }
  }

  private Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", broker));
  }

  void delete(String topic) {
    try (var admin = admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<ConsumerRecord<String, byte[]>> read(String topic) {
    try (var consumer = consumer()) {
      var partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < Objects.requireNonNull(ends.get(each)))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(each -> new TopicPartition(topic, each.partition()))
        .toList();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", broker),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", broker, "max.request.size", 2_000_000),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
