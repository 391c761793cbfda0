package org.hikeshi.events.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.Topics;
import org.hikeshi.events.outbox.EventsAlone;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EventsAlone.class)
@WithTestResource(PostgresAndKafka.class)
class HearingWatchTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  @Inject BrokerAdmin broker;
  @Inject BrokerWatch kafka;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  @Test
  void whileKafkaIsAwayTheTimerDoesItsWorkAndEachConsumerIsTakenToStand() throws Exception {
    // given
    var nowhere = new BrokerAdmin(Map.of("bootstrap.servers", "nowhere.invalid:9093"));
    var away = new BrokerWatch(nowhere);
    var watch = new HearingWatch(nowhere, away, hearing(Topics.INCIDENTS), "reader");
    assertThatThrownBy(watch::everyHalfMinute)
        .as("nobody tells that it is away")
        .hasMessageContaining("does not tell");
    // when
    away.look();
    watch.everyHalfMinute();
    // then
    await().until(() -> watch.standsSeconds() > 1);
  }

  @Test
  void oneThatCannotBeLookedAtFailsTheTimerAndKeepsNoOtherBack() throws Exception {
    // given
    kafka.look();
    var missing = "missing-" + UUID.randomUUID();
    var watch = new HearingWatch(broker, kafka, hearing(missing, Topics.INCIDENTS), "reader");
    var metrics = new SimpleMeterRegistry();
    watch.register(new StartupEvent(), metrics);
    await().until(() -> stands(metrics, Topics.INCIDENTS) > 1);
    // when
    assertThatThrownBy(watch::everyHalfMinute).hasMessageContaining(missing);
    // then
    assertThat(stands(metrics, missing)).isGreaterThan(1);
    assertThat(watch.standsSeconds()).isGreaterThan(1);
    assertThat(stands(metrics, Topics.INCIDENTS)).isLessThan(1);
  }

  @Test
  void nobodyStandsBeforeWhatKafkaKeepsNoMore() throws Exception {
    // given a partition of which the third of four is heard next
    var topic = "kept-" + UUID.randomUUID();
    var partition = new TopicPartition(topic, 0);
    broker.ask(LONG, admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      for (int each = 0; each < 4; each++) {
        producer.send(new ProducerRecord<>(topic, "told")).get();
      }
    }
    var heard = Map.of(partition, new OffsetAndMetadata(2));
    broker.ask(LONG, admin -> admin.alterConsumerGroupOffsets("slow-reader", heard).all());
    var watch = new HearingWatch(broker, kafka, hearing(topic), "slow-reader");
    watch.look();
    await().until(() -> watch.standsSeconds() > 2);
    watch.look();
    assertThat(watch.standsSeconds()).isGreaterThan(2);
    // when
    broker.ask(
        LONG,
        admin -> admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4))).all());
    watch.look();
    // then
    assertThat(watch.standsSeconds()).isLessThan(2);
  }

  private static double stands(SimpleMeterRegistry metrics, String topic) {
    return metrics.get("hikeshi.hearing.stands.seconds").tag("topic", topic).gauge().value();
  }

  private static Config hearing(String... topics) {
    var channels =
        Arrays.stream(topics)
            .collect(
                Collectors.toMap(
                    topic -> "mp.messaging.incoming." + topic + ".connector",
                    _ -> "smallrye-kafka"));
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(channels, "test", 100))
        .build();
  }
}
