package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.hikeshi.events.Topics;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.watch.BrokerAdmin;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EventsAlone.class)
@WithTestResource(PostgresAndKafka.class)
class LineTest {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.INCIDENTS, 0);

  @Inject Line line;
  @Inject BrokerAdmin broker;

  private final String reader = "reader-" + UUID.randomUUID();

  @Test
  void isLongFromTwentyOn() throws Exception {
    // when
    isAt(100);
    // then
    assertThat(isLongBefore(119)).isFalse();
    assertThat(isLongBefore(120)).isTrue();
  }

  @Test
  void whereItWasLongItIsLookedAtAgain() throws Exception {
    // given
    isAt(100);
    assertThat(isLongBefore(130)).isTrue();
    // when
    isAt(125);
    // then
    assertThat(isLongBefore(130)).isFalse();
  }

  @Test
  void kafkaIsNotAskedAgainWhileTheLineIsShortByWhatItSaidLast() throws Exception {
    // given
    isAt(100);
    assertThat(isLongBefore(130)).isTrue();
    // when what no reader does shows that nobody looks
    isAt(0);
    // then
    assertThat(isLongBefore(119)).isFalse();
    assertThat(isLongBefore(120)).isTrue();
    assertThat(isLongBefore(119)).isTrue();
  }

  @Test
  void whereKafkaHasBegunAnewTheLineIsLookedAt() throws Exception {
    // given
    isAt(1000);
    assertThat(isLongBefore(1030)).isTrue();
    // when
    isAt(0);
    // then
    assertThat(isLongBefore(30)).isTrue();
  }

  private boolean isLongBefore(long offset) {
    var place = new Line.Place(PARTITION, offset);
    return line.before(List.of(place), reader).test(place);
  }

  private void isAt(long offset) throws Exception {
    var at = Map.of(PARTITION, new OffsetAndMetadata(offset));
    broker.ask(Duration.ofSeconds(10), admin -> admin.alterConsumerGroupOffsets(reader, at).all());
  }
}
