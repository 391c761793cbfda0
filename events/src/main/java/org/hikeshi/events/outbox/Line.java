package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.hikeshi.events.watch.BrokerAdmin;

/// How many events a consumer still has to hear before another one has its turn.
///
/// A consumer moves on, so a line that is short by what Kafka said last is short now. Kafka is
/// asked again where it is long by that, or where the consumer was further on already, which it is
/// when Kafka has begun anew.
@ApplicationScoped
class Line {

  /// Fewer are heard within seconds.
  private static final long LONG = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BrokerAdmin broker;
  private final Map<String, Map<TopicPartition, OffsetAndMetadata>> said =
      new ConcurrentHashMap<>();

  Line(BrokerAdmin broker) {
    this.broker = broker;
  }

  /// Where an event stands in its topic.
  record Place(TopicPartition partition, long offset) {

    private long behind(Map<TopicPartition, OffsetAndMetadata> reached) {
      var next = reached.get(partition);
      return offset - (next == null ? 0 : next.offset());
    }
  }

  /// Where Kafka does not tell, everything is taken to have a long line, for to hear something
  /// twice does no harm.
  ///
  /// @return whether there is a long line before one of these places
  Predicate<Place> before(List<Place> places, String consumer) {
    var reached = said.getOrDefault(consumer, Map.of());
    return places.stream().map(place -> place.behind(reached)).allMatch(Line::isShort)
        ? _ -> false
        : now(consumer);
  }

  private static boolean isShort(long line) {
    return line >= 0 && line < LONG;
  }

  private Predicate<Place> now(String consumer) {
    try {
      var reached =
          broker.ask(
              PATIENCE,
              admin -> admin.listConsumerGroupOffsets(consumer).partitionsToOffsetAndMetadata());
      said.put(consumer, reached);
      return place -> place.behind(reached) >= LONG;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      Log.debugf("how far %s is, Kafka does not tell: %s", consumer, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return _ -> true;
  }
}
