package org.hikeshi.events.watch;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/// What is asked of the broker beside the events. One connection for all who ask.
@ApplicationScoped
public class BrokerAdmin {

  private static final int MOST_PATIENCE_MS = 10_000;

  private final Map<String, Object> settings;
  private @Nullable Admin admin;

  BrokerAdmin(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.settings = new HashMap<>(kafka);
    settings.keySet().removeIf(key -> key.endsWith("serializer") || key.startsWith("group"));
    settings.put("default.api.timeout.ms", MOST_PATIENCE_MS);
    settings.put("request.timeout.ms", MOST_PATIENCE_MS);
  }

  /// A question to the broker.
  @FunctionalInterface
  public interface Question<T> {
    KafkaFuture<T> of(Admin admin);
  }

  /// @param patience how long the answer is waited for, ten seconds at most
  /// @throws ExecutionException if the broker said no
  /// @throws TimeoutException if it does not answer
  public <T> T ask(Duration patience, Question<T> question)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return question.of(admin()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw (TimeoutException) new TimeoutException(e.getMessage()).initCause(e);
      }
      throw e;
    }
  }

  /// Where these partitions end, or begin. One that has nobody who could say it is left out.
  public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, TimeoutException, InterruptedException {
    var asked = partitions.stream().collect(Collectors.toMap(each -> each, _ -> which));
    var patience = Duration.ofMillis(MOST_PATIENCE_MS);
    var result = ask(patience, admin -> KafkaFuture.completedFuture(admin.listOffsets(asked)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (var partition : partitions) {
      try {
        offsets.put(partition, ask(patience, _ -> result.partitionResult(partition)).offset());
      } catch (ExecutionException | TimeoutException e) {
        Log.warnf("Kafka does not tell where %s ends or begins: %s", partition, e.toString());
      }
    }
    return offsets;
  }

  /// A topic's partitions, in their order.
  ///
  /// @throws ExecutionException if it says no
  /// @throws TimeoutException if it does not answer
  public List<TopicPartitionInfo> partitionsOf(String topic, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    return ask(patience, admin -> admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .partitions();
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(settings);
    }
    return admin;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
