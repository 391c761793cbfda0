package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.hikeshi.events.Topics;
import org.junit.jupiter.api.Test;

class RoundTest {

  private static final UUID ONE = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-7000-8000-000000000002");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicLong nanos = new AtomicLong();
  private final HeldBack heldBack = new HeldBack(nanos::get);
  private final List<Long> sent = new ArrayList<>();
  private final Map<Long, Exception> fails = new HashMap<>();
  private final Map<Long, Long> offsets = new HashMap<>();
  private Optional<Layout> partitions =
      Optional.of(new Layout(12, IntStream.range(0, 12).boxed().collect(Collectors.toSet())));

  @Test
  void whereKafkaIsAwayTheFirstIsTriedAlone() {
    // given
    partitions = Optional.empty();
    fails.put(1L, new TimeoutException("not in metadata"));
    // when
    var round = told(row(1, ONE), row(2, ONE), row(3, TWO));
    // then
    assertThat(sent).containsExactly(1L);
    assertThat(round.acks()).isEmpty();
    assertThat(round.isOver()).isTrue();
    assertThat(heldBack.incidents()).isEmpty();
  }

  @Test
  void whatFollowsAFailureOfItsIncidentIsToldAgainBehindIt() {
    // given
    fails.put(2L, new TimeoutException("expired"));
    // when
    var round = told(row(1, ONE), row(2, ONE), row(3, ONE), row(4, TWO));
    // then
    assertThat(round.acks()).containsOnlyKeys(1L, 4L);
    assertThat(sent).containsExactly(1L, 2L, 4L);
  }

  @Test
  void nothingIsToldBehindAnEarlierOneOfItsIncidentThatMayStillFail() {
    // when
    var round =
        new Round(
            row -> row.id() == 2 ? unanswered(row) : send(row),
            _ -> partitions,
            heldBack,
            Duration.ofMillis(200));
    round.tell(List.of(row(1, TWO), row(2, ONE), row(3, ONE), row(4, TWO)));
    // then
    assertThat(sent).containsExactly(1L, 2L, 4L);
    assertThat(round.acks()).containsOnlyKeys(1L, 4L);
  }

  private CompletionStage<RecordMetadata> unanswered(OutboxMessage row) {
    sent.add(row.id());
    return new CompletableFuture<>();
  }

  /// Else five of them take the time of a round, and what stands behind them is never told.
  @Test
  void partitionsThatTakeNothingAreTriedTogetherAndWhatStandsBehindThemIsTold() {
    // given one incident of each partition, all of them without a leader but for the last
    var incidents = onePerPartition();
    var healthy = incidents.getLast();
    var rows = new ArrayList<OutboxMessage>();
    incidents.forEach(incident -> rows.add(row(rows.size(), incident)));
    rows.addAll(List.of(row(100, incidents.getFirst()), row(101, healthy)));
    fails.put(0L, new TimeoutException("no leader"));
    var expire = new CompletableFuture<RecordMetadata>();
    // when those after the first expire once the last was sent
    var round =
        new Round(
            row -> {
              var ack = send(row);
              if (row.incidentId().equals(healthy)) {
                expire.completeExceptionally(new TimeoutException("no leader"));
              }
              return row.id() == 0 || row.incidentId().equals(healthy) ? ack : expire;
            },
            _ -> partitions,
            heldBack,
            Duration.ofSeconds(2));
    round.tell(rows);
    // then
    assertThat(round.acks()).containsOnlyKeys(11L, 101L);
    assertThat(round.isOver()).isFalse();
    assertThat(heldBack.incidents()).containsAll(incidents.subList(0, 11)).doesNotContain(healthy);
  }

  @Test
  void anAckBelowThatOfAnEarlierOneDoesNotCountNorWhatFollows() {
    // given
    offsets.putAll(Map.of(2L, 7L, 3L, 5L, 4L, 8L));
    // when
    var round = told(row(1, TWO), row(2, ONE), row(3, ONE), row(4, ONE));
    // then
    assertThat(round.acks()).containsOnlyKeys(1L, 2L);
    assertThat(round.isOver()).isFalse();
  }

  @Test
  void onePartitionThatTakesNothingIsTriedOnceInHalfAMinute() {
    // given
    var other = anotherPartitionThan(ONE);
    LongStream.of(1, 2, 9).forEach(id -> fails.put(id, new TimeoutException("no leader")));
    // when
    var round = told(row(1, ONE), row(2, ONE), row(3, other));
    // then
    assertThat(sent).containsExactly(1L, 3L);
    assertThat(round.acks()).containsOnlyKeys(3L);
    // when it is not yet time, and when it is
    nanos.set(Duration.ofSeconds(29).toNanos());
    heldBack.letGo();
    told(row(4, ONE));
    nanos.set(Duration.ofSeconds(30).toNanos());
    heldBack.letGo();
    told(row(5, ONE));
    // then
    assertThat(sent).containsExactly(1L, 3L, 5L);
  }

  @Test
  void partitionsThatTakeNothingAreLetGoTogether() {
    // given
    var other = anotherPartitionThan(ONE);
    LongStream.of(1, 2).forEach(id -> fails.put(id, new TimeoutException("no leader")));
    told(row(1, ONE));
    nanos.set(Duration.ofSeconds(20).toNanos());
    told(row(2, other));
    // when
    nanos.set(Duration.ofSeconds(49).toNanos());
    heldBack.letGo();
    told(row(3, ONE), row(4, other));
    assertThat(sent).containsExactly(1L, 2L);
    nanos.set(Duration.ofSeconds(50).toNanos());
    heldBack.letGo();
    told(row(5, ONE), row(6, other));
    // then
    assertThat(sent).containsExactly(1L, 2L, 5L, 6L);
  }

  /// As after a short restart of Kafka, in which all that was under way expired.
  @Test
  void onePartitionThatIsWellAgainWaitsOnlyUntilTheOthersHadTheirTurn() {
    // given
    partitions = Optional.of(new Layout(12, Set.of()));
    fails.put(1L, new TimeoutException("expired"));
    // when
    var round = told(row(1, ONE), row(2, ONE), row(3, anotherPartitionThan(ONE)));
    told(row(4, ONE));
    heldBack.letGo();
    told(row(5, ONE));
    // then
    assertThat(round.isOver()).isFalse();
    assertThat(sent).containsExactly(1L, 3L, 5L);
  }

  @Test
  void aPartitionAilsWithoutLeaderAndWhileACopyIsBehind() {
    // given
    var a = new Node(1, "a", 9093);
    var b = new Node(2, "b", 9093);
    // when
    var layout =
        Layout.of(
            List.of(
                new TopicPartitionInfo(0, a, List.of(a, b), List.of(b, a)),
                new TopicPartitionInfo(1, a, List.of(a, b), List.of(a)),
                new TopicPartitionInfo(2, null, List.of(a), List.of(a)),
                new TopicPartitionInfo(3, Node.noNode(), List.of(a), List.of(a))));
    // then
    assertThat(layout).isEqualTo(new Layout(4, Set.of(1, 2, 3)));
  }

  @Test
  void whatKafkaWillNotHaveAsItIsHoldsBackItsIncidentAlone() {
    // given
    var neighbour = samePartitionAs(ONE);
    fails.put(1L, new RecordTooLargeException());
    // when
    var round = told(row(1, ONE), row(2, ONE), row(3, neighbour));
    // then
    assertThat(round.acks()).containsOnlyKeys(3L);
    assertThat(heldBack.incidents()).containsExactly(ONE);
  }

  @Test
  void withoutTheRightToWriteNothingIsTriedOrHeldBack() {
    // given
    fails.put(1L, new TopicAuthorizationException(Topics.NOTICES));
    // when
    var round = told(row(1, ONE), row(2, TWO));
    // then
    assertThat(sent).containsExactly(1L);
    assertThat(round.isOver()).isTrue();
    assertThat(heldBack.incidents()).isEmpty();
  }

  @Test
  void itIsOverInItsTimeThoughNoAckComes() {
    // when
    var round = new Round(_ -> new CompletableFuture<>(), _ -> partitions, heldBack, Duration.ZERO);
    round.tell(List.of(row(1, ONE), row(2, TWO)));
    // then
    assertThat(round.isOver()).isTrue();
    assertThat(round.acks()).isEmpty();
    assertThat(heldBack.incidents()).isEmpty();
  }

  private Round told(OutboxMessage... rows) {
    var round = new Round(this::send, _ -> partitions, heldBack, LONG);
    round.tell(List.of(rows));
    return round;
  }

  private CompletionStage<RecordMetadata> send(OutboxMessage row) {
    sent.add(row.id());
    return fails.containsKey(row.id())
        ? CompletableFuture.failedFuture(fails.get(row.id()))
        : CompletableFuture.completedFuture(
            new RecordMetadata(
                new TopicPartition(row.topic(), 0),
                offsets.getOrDefault(row.id(), row.id()),
                0,
                0,
                0,
                0));
  }

  private static List<UUID> onePerPartition() {
    Map<Integer, UUID> found = new TreeMap<>();
    for (long number = 1; found.size() < Topics.PARTITIONS; number++) {
      var incident = new UUID(number, 0);
      found.putIfAbsent(partition(incident), incident);
    }
    return List.copyOf(found.values());
  }

  static UUID anotherPartitionThan(UUID incident) {
    return LongStream.iterate(1, each -> each + 1)
        .mapToObj(each -> new UUID(each, 0))
        .filter(each -> partition(each) != partition(incident))
        .findFirst()
        .orElseThrow();
  }

  static UUID samePartitionAs(UUID incident) {
    return LongStream.iterate(1, each -> each + 1)
        .mapToObj(each -> new UUID(each, 0))
        .filter(each -> partition(each) == partition(incident) && !each.equals(incident))
        .findFirst()
        .orElseThrow();
  }

  static int partition(UUID incident) {
    return HeldBack.partition(row(0, incident), Topics.PARTITIONS).partition();
  }

  private static OutboxMessage row(long id, UUID incident) {
    return new OutboxMessage(
        id,
        new UUID(0, id),
        Topics.NOTICES,
        incident,
        "type",
        "{}",
        OffsetDateTime.parse("2026-02-08T16:50:00Z"),
        null);
  }
}
