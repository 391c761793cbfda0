package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.aReportOf;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.Topics;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class IncidentListenerTest {

  private static final int PARTITION = 5;
  private static final String[] STOOD_DOWN = {
    "dispatch.opened", "offer.made", "offer.withdrawn", "dispatch.stood-down"
  };

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @BeforeEach
  void oneEngineerOnDuty() {
    Database.empty();
    hire(1);
    onDuty(1);
  }

  @Test
  void sameEventTwice_makesOneDispatch() {
    // when
    tell(aReport(1), aReport(1), aReport(2));
    // then
    awaitTold("dispatch.opened", "offer.made", "dispatch.updated");
    as("coordinator").get("/dispatches").then().body("items", hasSize(1));
  }

  @Test
  void whatItAnswersIsHeardOnTheTopic() {
    // given
    try (var consumer = consumer(Topics.DISPATCHES)) {
      // when
      tell(aReport(1));
      // then
      awaitTold("dispatch.opened", "offer.made");
      assertThat(heard(consumer, 2))
          .containsExactly("org.hikeshi.dispatch.opened.v1", "org.hikeshi.offer.made.v1");
    }
  }

  @Test
  void whoAsksAgainIsGivenTheLastAnswerAgain() {
    // given
    try (var consumer = consumer(Topics.DISPATCHES)) {
      tell(aReport(1));
      awaitTold("dispatch.opened", "offer.made");
      var atFirst = heard(consumer, 2);
      // when
      tell(aReport(1));
      // then
      assertThat(atFirst).hasSize(2);
      assertThat(heard(consumer, 1)).containsExactly("org.hikeshi.offer.made.v1");
      awaitTold("dispatch.opened", "offer.made");
    }
  }

  @Test
  void noHelpAskedForIsAnsweredAndShownToNobody() {
    // when
    tell(aReport(1, FirstResponse.NOT_REQUESTED, Category.PHISHING));
    // then
    awaitTold("dispatch.not-needed");
    as("coordinator").get("/dispatches").then().body("items", hasSize(0));
  }

  @Test
  void withdrawalStandsDown() {
    // given
    tell(aReport(1));
    awaitTold("dispatch.opened", "offer.made");
    // when
    tell(withdrawn(INCIDENT, 2));
    // then
    awaitTold(INCIDENT, STOOD_DOWN);
    as("coordinator").get("/dispatches").then().body("items[0].state", equalTo("STOOD_DOWN"));
  }

  /// Its reader would have to make a cloud event of it before anybody could put it aside.
  @Test
  void whatIsDressedAsACloudEventAndIsNoneStopsNothingBehindIt() {
    // given
    var wrongTime =
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", "1",
            "ce_source", "/elsewhere",
            "ce_type", "wrong time",
            "ce_time", "yesterday");
    var wrongBody = Map.of("ce_type", "wrong body", "content-type", "application/cloudevents+json");
    try (var letters = consumer(Topics.deadLetter(Topics.INCIDENTS))) {
      // when
      send(
          List.of(
              record(PARTITION, incident(8), "{", wrongTime),
              record(PARTITION, incident(9), "{", wrongBody)));
      tell(PARTITION, aReport(1));
      // then
      awaitTold("dispatch.opened", "offer.made");
      assertThat(heard(letters, 2)).containsExactlyInAnyOrder("wrong time", "wrong body");
    }
  }

  @Test
  void whatEndangersLifeDoesNotWaitForALongLine() throws Exception {
    // given
    var urgent = incident(3);
    try (var consumer = consumer(Topics.DISPATCHES)) {
      tell(aReport(1));
      awaitTold("dispatch.opened", "offer.made");
      try (var pending = new Database.Pending("update dispatch set priority = priority")) {
        tellAgainAndAgain(2, 40);
        await().until(pending::isWaitedFor);
        // when
        tell(PARTITION, aReportOf(incident(2), CareImpact.OUTPATIENT_STOPPED));
        tell(PARTITION, aReportOf(urgent, CareImpact.EMERGENCY_STOPPED));
        tell(PARTITION, aReportOf(incident(4), CareImpact.OUTPATIENT_STOPPED));
        // then
        awaitTold(urgent, "dispatch.opened", "offer.made");
        assertThat(dispatches()).isEqualTo(2);
        // when it was a mistake
        tell(PARTITION, withdrawn(incident(2), 2), withdrawn(urgent, 2));
        // then
        awaitTold(urgent, STOOD_DOWN);
        assertThat(dispatches()).isEqualTo(2);
        pending.commit();
      }
      // its turn adds nothing, and is no repeat
      await().until(() -> dispatches() == 4);
      awaitTold(incident(2), STOOD_DOWN);
      assertThat(heard(consumer, 39 + 4 + 4 + 2 + 2))
          .filteredOn("org.hikeshi.dispatch.stood-down.v1"::equals)
          .hasSize(2);
    }
  }

  private static IncidentWithdrawn withdrawn(UUID incident, int version) {
    var like = DispatchFixture.withdrawn(version);
    return new IncidentWithdrawn(incident, version, like.at(), like.hospitalId(), 1);
  }

  private static UUID incident(int n) {
    return new UUID(0x7000, 0x8000_0000_0000_0000L | n);
  }

  /// One after the other, as a hospital says something new each minute.
  private void tellAgainAndAgain(int from, int to) {
    tell(
        PARTITION,
        IntStream.rangeClosed(from, to)
            .mapToObj(no -> aReport(no, FirstResponse.REQUESTED, Category.RANSOMWARE))
            .toArray(IncidentEvent[]::new));
  }

  private static long dispatches() {
    return Database.count("dispatch", "true");
  }

  private void tell(IncidentEvent... events) {
    tell(null, events);
  }

  private void tell(@Nullable Integer partition, IncidentEvent... events) {
    send(
        Stream.of(events)
            .map(
                event ->
                    record(
                        partition,
                        event.incidentId(),
                        EventJson.write(event),
                        Map.of("ce_type", EventJson.typeOf(event.getClass()))))
            .toList());
  }

  private static ProducerRecord<String, byte[]> record(
      @Nullable Integer partition, UUID key, String value, Map<String, String> headers) {
    var record = new ProducerRecord<>(Topics.INCIDENTS, partition, key.toString(), utf8(value));
    headers.forEach((name, text) -> record.headers().add(name, utf8(text)));
    return record;
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringSerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
      producer.flush();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void awaitTold(String... types) {
    awaitTold(INCIDENT, types);
  }

  private static void awaitTold(UUID incident, String... types) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(Database.told(incident)).containsExactly(types));
  }

  private KafkaConsumer<String, byte[]> consumer(String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "listener-test",
                "auto.offset.reset",
                "latest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private static List<String> heard(KafkaConsumer<String, byte[]> consumer, int count) {
    var types = new ArrayList<String>();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              consumer
                  .poll(Duration.ofMillis(200))
                  .forEach(
                      record ->
                          types.add(
                              new String(
                                  record.headers().lastHeader("ce_type").value(),
                                  StandardCharsets.UTF_8)));
              return types.size() >= count;
            });
    return types;
  }
}
