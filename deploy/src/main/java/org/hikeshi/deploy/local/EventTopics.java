package org.hikeshi.deploy.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// The three topics of the contract and where their unreadable records go: twelve partitions, kept
/// for thirty days.
final class EventTopics implements AutoCloseable {

  private static final List<String> NAMES = List.of("incidents", "dispatches", "notices");
  private static final int PARTITIONS = 12;
  private static final int LARGEST = 1024 * 1024;
  private static final int LARGEST_DEAD_LETTER = 2 * LARGEST;
  private static final Duration KEPT = Duration.ofDays(30);

  private final Admin admin;

  EventTopics(String broker) {
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000));
  }

  /// Makes those that are missing. False while the broker does not answer.
  boolean made() {
    try {
      for (var made : admin.createTopics(topics()).values().values()) {
        try {
          made.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            return false;
          }
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  static List<NewTopic> topics() {
    return NAMES.stream()
        .flatMap(name -> Stream.of(name, name + ".dead-letter"))
        .map(EventTopics::topic)
        .toList();
  }

  /// A dead letter is larger than the record that it holds, by who could not read it and why.
  private static NewTopic topic(String name) {
    var largest = name.endsWith(".dead-letter") ? LARGEST_DEAD_LETTER : LARGEST;
    return new NewTopic(name, PARTITIONS, (short) 1)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEPT.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largest)));
  }
}
