package org.hikeshi.events.watch;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
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
    return question.of(admin()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
