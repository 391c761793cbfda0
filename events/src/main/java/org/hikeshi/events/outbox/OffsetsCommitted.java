package org.hikeshi.events.outbox;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/// The step at which Kafka has just been told how far a consumer has heard: what it was told before
/// its effect was on disk would be lost by a crash here. SmallRye tells it, so Kafka's client is
/// asked to say when. Only where a [FailPoint] is set.
public final class OffsetsCommitted implements ConsumerInterceptor<String, byte[]> {

  /// Asks for it.
  @ApplicationScoped
  static class Asked implements ClientCustomizer<Map<String, Object>> {

    @Override
    public Map<String, Object> customize(
        String channel, Config settings, Map<String, Object> kafka) {
      if (FailPoint.isSet() && kafka.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
        kafka.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, OffsetsCommitted.class.getName());
      }
      return kafka;
    }
  }

  @Override
  public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    FailPoint.reached("listener.after-offset-commit");
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> settings) {}
}
