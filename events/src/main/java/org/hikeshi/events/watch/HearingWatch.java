package org.hikeshi.events.watch;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whether this service goes on hearing what it is to hear. A consumer that stands at an effect
/// that fails, at a dead letter that cannot be written, or because it may not read, says nothing of
/// it itself: what it has told Kafka it has heard does not move, while there is more.
@ApplicationScoped
public class HearingWatch {

  private static final Pattern CHANNEL =
      Pattern.compile("mp\\.messaging\\.incoming\\.([\\w-]+)\\.connector");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BrokerAdmin broker;
  private final List<Consumer> consumers;
  private final Map<Consumer, Standstill> standstills = new HashMap<>();
  private final Map<Consumer, Double> seconds = new ConcurrentHashMap<>();

  HearingWatch(
      BrokerAdmin broker,
      Config config,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.broker = broker;
    this.consumers =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .flatMap(name -> CHANNEL.matcher(name).results())
            .map(found -> Consumer.of(found.group(1), config, service))
            .distinct()
            .toList();
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
    for (var consumer : consumers) {
      Gauge.builder("hikeshi.hearing.stands.seconds", () -> seconds.getOrDefault(consumer, 0.0))
          .description("For how long a consumer has not moved though there is more to hear")
          .tag("topic", consumer.topic())
          .tag("group", consumer.group())
          .strongReference(true)
          .register(metrics);
    }
  }

  @Scheduled(
      every = "30s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "hearing-watch")
  void everyHalfMinute() throws ExecutionException, InterruptedException {
    try {
      look();
    } catch (TimeoutException e) {
      Log.debugf("Kafka is away, which BrokerWatch tells: %s", e.toString());
    }
  }

  /// @throws ExecutionException where Kafka does not let us look, and it is not known
  public synchronized void look()
      throws ExecutionException, TimeoutException, InterruptedException {
    for (var consumer : consumers) {
      var ends = broker.offsets(partitions(consumer.topic()), OffsetSpec.latest());
      var reached = reached(consumer, ends);
      seconds.put(
          consumer,
          standstills
              .computeIfAbsent(consumer, _ -> new Standstill())
              .seconds(reached, ends, System.nanoTime()));
    }
  }

  /// As it was seen last, of whichever consumer stands longest.
  public double standsSeconds() {
    return seconds.values().stream().mapToDouble(each -> each).max().orElse(0);
  }

  private List<TopicPartition> partitions(String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    return IntStream.range(0, broker.partitionsOf(topic, PATIENCE))
        .mapToObj(number -> new TopicPartition(topic, number))
        .toList();
  }

  /// Where it has heard nothing yet, it begins at the beginning.
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
    var never =
        ends.entrySet().stream()
            .filter(end -> end.getValue() > 0 && !reached.containsKey(end.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    if (!never.isEmpty()) {
      reached.putAll(broker.offsets(never, OffsetSpec.earliest()));
    }
    return reached;
  }
}
