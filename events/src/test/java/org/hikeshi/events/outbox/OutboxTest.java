package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.Topics;
import org.hikeshi.events.outbox.Replay.Outcome;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.watch.BrokerAdmin;
import org.hikeshi.events.watch.HearingWatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EventsAlone.class)
@WithTestResource(PostgresAndKafka.class)
class OutboxTest {

  private static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Outbox outbox;
  @Inject OutboxRelay relay;
  @Inject LostTail lostTail;
  @Inject Replay replay;
  @Inject HeardEvents heard;
  @Inject DataSource database;
  @Inject BrokerAdmin broker;
  @Inject HearingWatch hearing;
  @Inject Flyway flyway;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @BeforeEach
  void nothingIsLeftToTell() {
    relay.publishAll();
  }

  @Test
  void whatWasCommittedIsHeardInOrder() {
    // given
    UUID incident = anIncident();
    // when
    LongStream.rangeClosed(1, 250).forEach(version -> tell(resolved(incident, version)));
    // then
    await().atMost(SOON).until(() -> versionsHeard(incident).size() >= 250);
    assertThat(versionsHeard(incident)).isEqualTo(LongStream.rangeClosed(1, 250).boxed().toList());
  }

  @Test
  void aRollbackSaysNothing() {
    // given
    UUID incident = anIncident();
    // when
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          outbox.append(resolved(incident, 1), HOSPITAL);
                          throw new IllegalStateException("changed my mind");
                        }))
        .hasMessageContaining("changed my mind");
    tell(resolved(incident, 2));
    // then
    await().atMost(SOON).until(() -> !versionsHeard(incident).isEmpty());
    assertThat(versionsHeard(incident)).containsExactly(2L);
  }

  /// Else its age would say that it works.
  @Test
  void aPollThatCannotReadTheOutboxHasFailed() throws SQLException {
    try {
      // when
      owner("revoke select on outbox from notifier_app");
      // then
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThatThrownBy(relay::poll).rootCause().hasMessageContaining("outbox"));
    } finally {
      owner("grant select on outbox to notifier_app");
    }
  }

  private void owner(String sql) throws SQLException {
    try (var connection = flyway.getConfiguration().getDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void outsideATransactionNothingCanBeTold() {
    assertThatThrownBy(() -> outbox.append(resolved(anIncident(), 1), HOSPITAL))
        .hasMessageContaining("ransaction");
  }

  @Test
  void isACloudEventInBinaryMode() {
    // given
    UUID incident = anIncident();
    // when
    tell(resolved(incident, 1));
    // then
    await().atMost(SOON).until(() -> !versionsHeard(incident).isEmpty());
    ConsumerRecord<String, String> record =
        read(Topics.INCIDENTS).stream()
            .filter(each -> incident.toString().equals(each.key()))
            .findAny()
            .orElseThrow();
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_type")).isEqualTo("org.hikeshi.incident.resolved.v1");
    assertThat(header(record, "ce_source")).isEqualTo("/events-test");
    assertThat(header(record, "ce_subject")).isEqualTo(incident.toString());
    assertThat(header(record, "ce_time")).startsWith("2026-02-08T16:50:00");
    assertThat(UUID.fromString(header(record, "ce_id")).version()).isEqualTo(7);
    assertThat(header(record, "content-type")).isEqualTo("application/json");
  }

  @Test
  void goesOnInTheTraceInWhichItWasWritten() {
    // given
    UUID incident = anIncident();
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var span =
        SpanContext.create(
            trace, "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());
    // when
    try (var _ = Context.root().with(Span.wrap(span)).makeCurrent()) {
      tell(resolved(incident, 1));
    }
    // then
    await().atMost(SOON).until(() -> !versionsHeard(incident).isEmpty());
    assertThat(read(Topics.INCIDENTS))
        .filteredOn(each -> incident.toString().equals(each.key()))
        .singleElement()
        .satisfies(record -> assertThat(header(record, "traceparent")).contains(trace));
  }

  @Test
  void whatNobodyAnsweredIsToldAgain() {
    // given
    UUID incident = anIncident();
    tell(resolved(incident, 1));
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 1);
    // when
    boolean said =
        QuarkusTransaction.requiringNew()
            .call(() -> outbox.again(incident, "org.hikeshi.incident.resolved.v1"));
    // then
    assertThat(said).isTrue();
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 2);
  }

  @Test
  void whatTheBrokerLostIsSentAgain() throws Exception {
    // given
    UUID incident = anIncident();
    tell(resolved(incident, 1));
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 1);
    pretendTheAckWasHigher(incident, 1_000_000);
    // when
    int again = lostTail.sendAgain();
    relay.publishAll();
    // then
    assertThat(again).isEqualTo(1);
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 2);
    assertThat(lostTail.sendAgain()).isZero();
  }

  /// The topic was made anew with fewer.
  @Test
  void whatWasToldOnAPartitionThatIsThereNoMoreIsSentAgain() throws Exception {
    // given
    UUID incident = anIncident();
    tell(resolved(incident, 1));
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 1);
    await().atMost(SOON).until(() -> isMarked(incident));
    pretend("partition = 20", incident);
    // when
    int again = lostTail.sendAgain();
    relay.publishAll();
    // then
    assertThat(again).isEqualTo(1);
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 2);
  }

  @Test
  void alsoWhereTheTopicHasOneOnlyAndTheOthersEndsAreStillLookedAt() throws Exception {
    // given
    var topic = "one-" + UUID.randomUUID();
    broker.ask(SOON, admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
    UUID gone = anIncident();
    UUID lost = anIncident();
    for (var incident : List.of(gone, lost)) {
      tell(resolved(incident, 1));
      await().atMost(SOON).until(() -> isMarked(incident));
    }
    // when
    pretend("topic = '%s', partition = 3, ack_offset = 5".formatted(topic), gone);
    pretend("topic = '%s', partition = 0, ack_offset = 5".formatted(topic), lost);
    int again = lostTail.sendAgain();
    // then
    assertThat(again).isEqualTo(2);
    pretend("topic = 'incidents'", gone);
    pretend("topic = 'incidents'", lost);
    relay.publishAll();
    assertThat(isMarked(gone)).isTrue();
  }

  @Test
  void aSweepThatIsToldNoEndsHasFailed() throws Exception {
    // given
    UUID incident = anIncident();
    tell(resolved(incident, 1));
    await().atMost(SOON).until(() -> isMarked(incident));
    pretend("topic = 'there-is-no-such-topic'", incident);
    // when
    assertThatThrownBy(lostTail::check).hasMessageContaining("does not tell its ends");
    // then
    pretend("topic = 'incidents', partition = null, ack_offset = null", incident);
  }

  @Test
  void anAckBelowAnEarlierOneHasTheLostTailSentAgainAndWhatWentAheadOfItBehindIt()
      throws Exception {
    // given
    UUID incident = anIncident();
    tell(resolved(incident, 1));
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 1);
    pretendTheAckWasHigher(incident, 1_000_000);
    // when
    tell(resolved(incident, 2));
    // then
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(versionsHeard(incident)).containsExactly(1L, 2L, 1L, 2L));
    assertThat(lostTail.sendAgain()).isZero();
  }

  @Test
  void aPoisonGoesToTheDeadLettersAndThePartitionMovesOn() throws Exception {
    // given
    UUID incident = anIncident();
    // when
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringSerializer(),
            new StringSerializer())) {
      for (String poison : List.of("{", "", "{\"incidentId\":null}")) {
        var record = new ProducerRecord<>(Topics.INCIDENTS, incident.toString(), poison);
        record
            .headers()
            .add("ce_type", "org.hikeshi.incident.resolved.v1".getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
      }
      producer.send(new ProducerRecord<>(Topics.INCIDENTS, incident.toString(), "{}")).get();
      producer.send(new ProducerRecord<>(Topics.INCIDENTS, incident.toString(), null)).get();
    }
    tell(resolved(incident, 7));
    // then
    await().atMost(SOON).until(() -> !versionsHeard(incident).isEmpty());
    List<ConsumerRecord<String, String>> dead =
        read(Topics.deadLetter(Topics.INCIDENTS)).stream()
            .filter(each -> incident.toString().equals(each.key()))
            .toList();
    assertThat(dead).hasSize(5);
    assertThat(dead)
        .allSatisfy(
            record -> {
              assertThat(header(record, "dead-letter-consumer")).isEqualTo("events-test");
              assertThat(header(record, "dead-letter-reason")).isNotBlank();
            });
    assertThat(dead.getFirst().value()).isEqualTo("{");
  }

  @Test
  void aDeadLetterIsHeardAgainOnce() throws Exception {
    // given
    UUID incident = anIncident();
    var letter = putAside(resolved(incident, 3), "events-test");
    var anothers = putAside(resolved(incident, 4), "somebody-else");
    // when
    var outcomes = List.of(replayed(letter), replayed(letter), replayed(anothers));
    // then
    assertThat(outcomes).containsExactly(Outcome.REPLAYED, Outcome.ALREADY, Outcome.UNKNOWN);
    // and what is said after it, in its line, is heard after all of its hearings
    tell(resolved(incident, 5));
    await().atMost(SOON).until(() -> versionsHeard(incident).contains(5L));
    assertThat(versionsHeard(incident)).containsExactly(3L, 5L);
    assertThat(QuarkusTransaction.requiringNew().call(replay::letters))
        .filteredOn(each -> incident.toString().equals(each.key()))
        .extracting(DeadLetter::id, DeadLetter::replayed)
        .containsExactly(tuple(letter, true));
  }

  @Test
  void whereKafkaBeganEmptyAnotherLettersReplayIsNoneOfThisOne() throws Exception {
    // given
    UUID incident = anIncident();
    var ofAnother = putAside(resolved(incident, 5), "events-test");
    var ofAnotherLongAgo = putAside(resolved(incident, 6), "events-test");
    var ofThisOneLongAgo = putAside(resolved(incident, 7), "events-test");
    // when
    claimed(ofAnother, "now() - interval '1 day'", "now()");
    claimed(ofAnotherLongAgo, "'-infinity'", "now() - interval '1 day'");
    claimed(ofThisOneLongAgo, "'-infinity'", "now() + interval '1 second'");
    // then
    assertThat(QuarkusTransaction.requiringNew().call(replay::letters))
        .filteredOn(each -> incident.toString().equals(each.key()))
        .extracting(DeadLetter::id, DeadLetter::replayed)
        .containsExactlyInAnyOrder(
            tuple(ofAnother, false), tuple(ofAnotherLongAgo, false), tuple(ofThisOneLongAgo, true));
    for (var letter : List.of(ofAnother, ofAnotherLongAgo)) {
      assertThat(replayed(letter)).isEqualTo(Outcome.REPLAYED);
      assertThat(replayed(letter)).isEqualTo(Outcome.ALREADY);
    }
    assertThat(replayed(ofThisOneLongAgo)).isEqualTo(Outcome.ALREADY);
  }

  /// As it was written down for whatever lay there before.
  private void claimed(String letter, String putAsideAt, String replayedAt) throws SQLException {
    var place = letter.split("-");
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into dead_letter_replay (topic, partition, "offset", put_aside_at, replayed_at)
                values (?, ?, ?, %s, %s)
                """
                    .formatted(putAsideAt, replayedAt))) {
      insert.setString(1, place[0]);
      insert.setInt(2, Integer.parseInt(place[1]));
      insert.setLong(3, Long.parseLong(place[2]));
      insert.executeUpdate();
    }
  }

  @Test
  void noDeadLetterLiesThere() {
    assertThat(
            Stream.of("incidents-0-9999999", "incidents-99-0", "incidents", "audit-0-0", "a-b-c")
                .map(this::replayed))
        .containsOnly(Outcome.UNKNOWN);
  }

  private Outcome replayed(String id) {
    return QuarkusTransaction.requiringNew().call(() -> replay.replay(id));
  }

  /// As the service would have, had it not been able to read it.
  private String putAside(Event event, String consumer) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringSerializer(),
            new StringSerializer())) {
      var record =
          new ProducerRecord<>(
              Topics.deadLetter(Topics.INCIDENTS),
              event.incidentId().toString(),
              EventJson.write(event));
      Map.of(
              "ce_type", "org.hikeshi.incident.resolved.v1",
              "dead-letter-consumer", consumer,
              "dead-letter-reason", "the reader was broken")
          .forEach(
              (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      var lies = producer.send(record).get();
      return "incidents-" + lies.partition() + "-" + lies.offset();
    }
  }

  @Test
  void anEffectIsTriedUntilItSucceeds() {
    // given
    UUID incident = anIncident();
    heard.failNext(3);
    // when
    tell(resolved(incident, 1));
    // then
    await().atMost(SOON).until(() -> versionsHeard(incident).equals(List.of(1L)));
  }

  @Test
  void aConsumerWhoseEffectFailsAgainAndAgainIsSeenToStand() throws Exception {
    // given
    UUID incident = anIncident();
    heard.failNext(Integer.MAX_VALUE);
    try {
      // when
      tell(resolved(incident, 1));
      // then
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                hearing.look();
                assertThat(hearing.standsSeconds()).isGreaterThan(1);
              });
    } finally {
      heard.failNext(0);
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              hearing.look();
              assertThat(hearing.standsSeconds()).isLessThan(1);
            });
    assertThat(versionsHeard(incident)).containsExactly(1L);
  }

  @Test
  void whatPressesIsHeardBeforeItsTurnWhereTheLineIsLong() {
    // given
    UUID incident = anIncident();
    tell(resolved(incident, 10));
    await().atMost(SOON).until(() -> versionsHeard(incident).equals(List.of(10L)));
    // when
    heard.whileItStands(
        () -> {
          LongStream.rangeClosed(11, 60).forEach(version -> tell(resolved(incident, version)));
          await().atMost(SOON).until(() -> versions(heard.ahead(), incident).contains(60L));
        });
    // then
    assertThat(versions(heard.ahead(), incident)).containsSubsequence(40L, 50L, 60L);
    assertThat(versions(heard.ahead(), incident)).isSubsetOf(10L, 20L, 30L, 40L, 50L, 60L);
    await().atMost(SOON).until(() -> versionsHeard(incident).size() == 51);
  }

  @Test
  void whatOnePollBringsIsHeardInOrderThoughItFailsTogether() {
    // given
    UUID incident = anIncident();
    heard.failNext(2);
    // when
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                LongStream.rangeClosed(1, 5)
                    .forEach(version -> outbox.append(resolved(incident, version), HOSPITAL)));
    relay.publishAll();
    // then
    await().atMost(SOON).until(() -> versionsHeard(incident).contains(5L));
    assertThat(versionsHeard(incident).stream().distinct()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  private void tell(Event event) {
    QuarkusTransaction.requiringNew().run(() -> outbox.append(event, HOSPITAL));
  }

  private List<Long> versionsHeard(UUID incident) {
    return versions(heard.all(), incident);
  }

  private static List<Long> versions(List<IncidentEvent> events, UUID incident) {
    return events.stream()
        .filter(event -> event.incidentId().equals(incident))
        .map(Event::version)
        .toList();
  }

  private void pretendTheAckWasHigher(UUID incident, long by) throws SQLException {
    await().atMost(SOON).until(() -> isMarked(incident));
    pretend("ack_offset = ack_offset + " + by, incident);
  }

  private void pretend(String whatItsRowsSay, UUID incident) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update outbox set " + whatItsRowsSay + " where incident_id = ?")) {
      update.setObject(1, incident);
      update.executeUpdate();
    }
  }

  private boolean isMarked(UUID incident) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select 1 from outbox where incident_id = ? and ack_offset is not null")) {
      select.setObject(1, incident);
      try (var rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private List<ConsumerRecord<String, String>> read(String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static UUID anIncident() {
    return UUID.randomUUID();
  }

  private static Event resolved(UUID incident, long version) {
    return new IncidentResolved(
        incident, version, Instant.parse("2026-02-08T16:50:00Z"), HOSPITAL, 1, true, null);
  }
}
