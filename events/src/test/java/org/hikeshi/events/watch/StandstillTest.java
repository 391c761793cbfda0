package org.hikeshi.events.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StandstillTest {

  private static final TopicPartition ONE = new TopicPartition("dispatches", 1);
  private static final TopicPartition TWO = new TopicPartition("dispatches", 2);

  private final Standstill standstill = new Standstill(0);
  private List<TopicPartition> partitions = List.of(ONE, TWO);

  @Test
  void whoHasHeardAllStandsNowhere() {
    assertThat(at(0, Map.of(ONE, 7L), Map.of(ONE, 7L))).isZero();
    assertThat(at(600, Map.of(ONE, 7L), Map.of(ONE, 7L, TWO, 0L))).isZero();
  }

  @Test
  void whoIsBehindAndMovesStandsNowhere() {
    at(0, Map.of(ONE, 7L), Map.of(ONE, 100L));
    assertThat(at(300, Map.of(ONE, 8L), Map.of(ONE, 900L))).isZero();
  }

  @Test
  void whoIsBehindAndDoesNotMoveStandsAlsoWhereTheOthersMove() {
    at(0, Map.of(ONE, 7L, TWO, 1L), Map.of(ONE, 8L, TWO, 9L));
    assertThat(at(30, Map.of(ONE, 7L, TWO, 5L), Map.of(ONE, 8L, TWO, 9L))).isEqualTo(30);
    assertThat(at(60, Map.of(ONE, 7L, TWO, 9L), Map.of(ONE, 20L, TWO, 9L))).isEqualTo(60);
    assertThat(at(90, Map.of(ONE, 20L, TWO, 9L), Map.of(ONE, 20L, TWO, 9L))).isZero();
  }

  @Test
  void whoHasNeverHeardAnythingStandsFromTheFirstThatThereIs() {
    at(0, Map.of(), Map.of(ONE, 1L));
    assertThat(at(120, Map.of(), Map.of(ONE, 1L))).isEqualTo(120);
  }

  @Test
  void whereAnEndIsNotKnownItStandsAsBefore() {
    at(0, Map.of(ONE, 7L), Map.of(ONE, 8L));
    assertThat(at(60, Map.of(ONE, 7L), Map.of())).isEqualTo(60);
  }

  @Test
  void nobodyStandsInAPartitionThatIsThereNoMore() {
    // given
    at(0, Map.of(ONE, 7L, TWO, 7L), Map.of(ONE, 7L, TWO, 8L));
    // when the topic is made anew with fewer
    partitions = List.of(ONE);
    // then
    assertThat(at(60, Map.of(ONE, 7L, TWO, 7L), Map.of(ONE, 7L))).isZero();
  }

  @Test
  void whileNobodyLooksItStandsFromTheBeginningOrTheLastLookOn() {
    // given
    var fiveMinutes = Duration.ofMinutes(5);
    assertThat(standstill.seconds(fiveMinutes.toNanos())).isEqualTo(300);
    // when
    assertThat(at(400, Map.of(ONE, 7L), Map.of(ONE, 7L))).isZero();
    // then
    assertThat(standstill.seconds(fiveMinutes.plusSeconds(400).toNanos())).isEqualTo(300);
    at(800, Map.of(ONE, 7L), Map.of(ONE, 8L));
    at(810, Map.of(ONE, 7L), Map.of(ONE, 8L));
    assertThat(standstill.seconds(fiveMinutes.plusSeconds(800).toNanos())).isEqualTo(300);
  }

  private double at(long second, Map<TopicPartition, Long> reached, Map<TopicPartition, Long> end) {
    long nanos = Duration.ofSeconds(second).toNanos();
    standstill.seen(partitions, reached, end, nanos);
    return standstill.seconds(nanos);
  }
}
