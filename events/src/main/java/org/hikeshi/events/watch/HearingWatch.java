package org.hikeshi.events.watch;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whether this service goes on hearing what it is to hear. A consumer that stands at an effect
/// that fails, at a dead letter that cannot be written, or because it may not read, says nothing of
/// it itself: what it has told Kafka it has heard does not move, while there is more. As long as
/// nobody can look, it is taken to stand.
@ApplicationScoped
public class HearingWatch {

  private static final Pattern CHANNEL =
      Pattern.compile("mp\\.messaging\\.incoming\\.([\\w-]+)\\.connector");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BrokerAdmin broker;
  private final BrokerWatch kafka;
  private final Map<Consumer, Standstill> standstills;

  HearingWatch(
      BrokerAdmin broker,
      BrokerWatch kafka,
      Config config,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.broker = broker;
    this.kafka = kafka;
    this.standstills =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .flatMap(name -> CHANNEL.matcher(name).results())
            .map(found -> Consumer.of(found.group(1), config, service))
            .distinct()
            .collect(toMap(each -> each, _ -> new Standstill(System.nanoTime())));
  }

  /// @param group as which it hears
  private record Consumer(String topic, String group) {

    static Consumer of(String channel, Config config, String service) {
      var prefix = "mp.messaging.incoming." + channel + ".";
      return new Consumer(
          config.getOptionalValue(prefix + "topic", String.class).orElse(channel),
          config.getOptionalValue(prefix + "group.id", String.class).orElse(service));
    }
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    standstills.forEach(
        (consumer, standstill) ->
            Gauge.builder(
                    "hikeshi.hearing.stands.seconds", () -> standstill.seconds(System.nanoTime()))
                .description("For how long a consumer has stood though there is more, or may have")
                .tag("topic", consumer.topic())
                .tag("group", consumer.group())
                .strongReference(true)
                .register(metrics));
  }

  @Scheduled(
      every = "30s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "hearing-watch")
  void everyHalfMinute() throws InterruptedException {
    look();
  }

  /// Looks at each consumer, whatever becomes of the others.
  ///
  /// @throws IllegalStateException where Kafka is there and does not let us look. While it is away,
  ///   [BrokerWatch] tells that
  public synchronized void look() throws InterruptedException {
    Map<Consumer, Exception> unseen = new LinkedHashMap<>();
    for (var each : standstills.entrySet()) {
      try {
        look(each.getKey(), each.getValue());
      } catch (ExecutionException | TimeoutException | KafkaException e) {
        unseen.put(each.getKey(), e);
      }
    }
    if (unseen.isEmpty()) {
      return;
    }
    if (kafka.awaySeconds() == 0) {
      throw new IllegalStateException("Kafka does not tell how far these are: " + unseen);
    }
    Log.debugf("Kafka is away: %s", unseen);
  }

  private void look(Consumer consumer, Standstill standstill)
      throws ExecutionException, TimeoutException, InterruptedException {
    var partitions = partitions(consumer.topic());
    var ends = broker.offsets(partitions, OffsetSpec.latest());
    standstill.seen(partitions, reached(consumer, ends), ends, System.nanoTime());
  }

  /// Of whichever consumer stands longest, or was not looked at for longest.
  public double standsSeconds() {
    long now = System.nanoTime();
    return standstills.values().stream().mapToDouble(each -> each.seconds(now)).max().orElse(0);
  }

  private List<TopicPartition> partitions(String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    return broker.partitionsOf(topic, PATIENCE).stream()
        .map(each -> new TopicPartition(topic, each.partition()))
        .toList();
  }

  /// Where it has heard nothing yet, or less than Kafka still keeps, it goes on at the beginning.
  private Map<TopicPartition, Long> reached(Consumer consumer, Map<TopicPartition, Long> ends)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, Long> reached = new HashMap<>();
    broker
        .ask(
            PATIENCE,
            admin ->
                admin.listConsumerGroupOffsets(consumer.group()).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, next) -> {
              if (next != null) {
                reached.put(partition, next.offset());
              }
            });
    var behind =
        ends.entrySet().stream()
            .filter(end -> end.getValue() > reached.getOrDefault(end.getKey(), 0L))
            .map(Map.Entry::getKey)
            .toList();
    if (!behind.isEmpty()) {
      broker
          .offsets(behind, OffsetSpec.earliest())
          .forEach((partition, begin) -> reached.merge(partition, begin, Math::max));
    }
    return reached;
  }
}
