package org.hikeshi.events.outbox;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/// What the outbox sends is sent again by Kafka's client alone, which keeps the order. SmallRye
/// would put a row that failed behind its incident's later ones; it is told not to by `retries=0`,
/// a name that it shares with the client, which would then give up its order too.
@ApplicationScoped
class KafkaTriesAgain implements ClientCustomizer<Map<String, Object>> {

  @Override
  public Map<String, Object> customize(String channel, Config settings, Map<String, Object> kafka) {
    if (channel.equals("outbox")) {
      kafka.put(ProducerConfig.RETRIES_CONFIG, String.valueOf(Integer.MAX_VALUE));
      kafka.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    }
    return kafka;
  }
}
