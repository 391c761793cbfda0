package org.hikeshi.events.outbox;

import static java.util.stream.Collectors.partitioningBy;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;

/// Tells Kafka some rows, and knows what it acknowledged. One of each incident at a time, so that
/// none is in the client's hands behind an earlier one that may still fail, and those that fail do
/// so together. The very first goes alone: where Kafka is away, each holds the client up for
/// `max.block.ms`.
final class Round {

  private final Function<OutboxMessage, CompletionStage<RecordMetadata>> kafka;
  private final Function<String, Optional<Layout>> partitions;
  private final HeldBack heldBack;
  private final long end;
  private final List<RecordMetadata> received = new ArrayList<>();
  private final Map<Long, RecordMetadata> acks = new HashMap<>();
  private final Map<UUID, Long> reached = new HashMap<>();
  private final Set<UUID> stuck = new HashSet<>();
  private boolean over;

  /// @param kafka completes with its ack, or fails
  /// @param partitions which a topic has; empty where Kafka does not say, for it is away
  /// @param longest how long acks are waited for
  Round(
      Function<OutboxMessage, CompletionStage<RecordMetadata>> kafka,
      Function<String, Optional<Layout>> partitions,
      HeldBack heldBack,
      Duration longest) {
    this.kafka = kafka;
    this.partitions = partitions;
    this.heldBack = heldBack;
    this.end = System.nanoTime() + longest.toNanos();
  }

  void tell(List<OutboxMessage> batch) {
    var free = free(batch);
    int alone = Math.min(1, free.size());
    send(free.subList(0, alone));
    var left = free(free.subList(alone, free.size()));
    while (!left.isEmpty() && !over) {
      Set<UUID> told = new HashSet<>();
      Map<Boolean, List<OutboxMessage>> firstOfItsIncident =
          left.stream().collect(partitioningBy(row -> told.add(row.incidentId())));
      send(firstOfItsIncident.get(true));
      left = free(firstOfItsIncident.get(false));
    }
    if (!stuck.isEmpty()) {
      Log.warnf("outbox: no ack for %d incidents of a batch of %d", stuck.size(), batch.size());
    }
  }

  private List<OutboxMessage> free(List<OutboxMessage> rows) {
    return rows.stream()
        .filter(row -> !heldBack.holds(row) && !stuck.contains(row.incidentId()))
        .toList();
  }

  private void send(List<OutboxMessage> rows) {
    Map<OutboxMessage, CompletionStage<RecordMetadata>> sends = new LinkedHashMap<>();
    rows.forEach(row -> sends.put(row, kafka.apply(row)));
    sends.forEach(
        (row, send) -> {
          try {
            long left = Math.max(0, end - System.nanoTime());
            acknowledged(
                row, send.toCompletableFuture().orTimeout(left, TimeUnit.NANOSECONDS).join());
          } catch (CompletionException e) {
            failed(row, e.getCause());
          }
        });
  }

  /// An ack below an earlier one's of its incident does not count: the broker has lost what was
  /// before it, which is told again first.
  private void acknowledged(OutboxMessage row, RecordMetadata ack) {
    received.add(ack);
    var incident = row.incidentId();
    if (reached.getOrDefault(incident, -1L) > ack.offset()) {
      stuck.add(incident);
    } else {
      acks.put(row.id(), ack);
      reached.put(incident, ack.offset());
    }
  }

  private void failed(OutboxMessage row, Throwable because) {
    stuck.add(row.incidentId());
    if (wouldFailAnyOther(because)) {
      over = true;
    } else if (!(because instanceof RetriableException)) {
      Log.warnf("outbox: Kafka does not take event %s: %s", row.eventId(), because);
      heldBack.hold(row);
    } else if (!over && !heldBack.holds(row)) {
      partitions
          .apply(row.topic())
          .ifPresentOrElse(all -> heldBack.holdPartition(row, all), () -> over = true);
    }
  }

  /// The round's time is over, or Kafka does not let us in.
  private static boolean wouldFailAnyOther(Throwable because) {
    return because instanceof TimeoutException
        || because instanceof AuthorizationException
        || because instanceof AuthenticationException;
  }

  /// All acks that came, also of rows that are told again.
  List<RecordMetadata> received() {
    return received;
  }

  /// Of each row that Kafka has, in its incident's order.
  Map<Long, RecordMetadata> acks() {
    return acks;
  }

  /// Whether nothing more is to be told now: Kafka is away, or too slow.
  boolean isOver() {
    return over;
  }
}
