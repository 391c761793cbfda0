package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.hikeshi.events.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSealTest {

  private static final String FIRST = "the-first-key-0123456789-0123456789";
  private static final String SECOND = "the-second-key-0123456789-0123456789";
  private static final UUID INCIDENT = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID EVENT = UUID.fromString("00000000-0000-7000-8000-000000000002");
  private static final String TYPE = "org.hikeshi.incident.resolved.v1";
  private static final byte[] VALUE = "{\"version\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @BeforeEach
  void aKeyForIncidents() throws IOException {
    keys(FIRST);
  }

  @Test
  void whatWasSealedHolds() {
    assertThat(holds(Topics.INCIDENTS, INCIDENT.toString(), EVENT.toString(), TYPE, VALUE))
        .isTrue();
  }

  /// 4.1.5
  @Test
  void nothingInItCanBeAnother() {
    var incident = INCIDENT.toString();
    var event = EVENT.toString();
    var other = UUID.randomUUID().toString();
    assertThat(holds(Topics.INCIDENTS, other, event, TYPE, VALUE)).isFalse();
    assertThat(holds(Topics.INCIDENTS, null, event, TYPE, VALUE)).isFalse();
    assertThat(holds(Topics.INCIDENTS, incident, other, TYPE, VALUE)).isFalse();
    assertThat(holds(Topics.INCIDENTS, incident, event, TYPE + "1", VALUE)).isFalse();
    assertThat(holds(Topics.INCIDENTS, incident, event, TYPE, "{}".getBytes())).isFalse();
    assertThat(holds(Topics.INCIDENTS, incident, event + "\0" + TYPE, "", VALUE)).isFalse();
    assertThat(holds(Topics.NOTICES, incident, event, TYPE, VALUE)).isFalse();
  }

  @Test
  void noSealIsNotBelieved() {
    var headers = new RecordHeaders();
    headers.add("ce_id", EVENT.toString().getBytes(StandardCharsets.UTF_8));
    headers.add("ce_type", TYPE.getBytes(StandardCharsets.UTF_8));
    assertThat(seal().holds(Topics.INCIDENTS, INCIDENT.toString(), headers, VALUE)).isFalse();
  }

  @Test
  void aKeyIsChangedWithoutAnEventBeingPutAside() throws IOException {
    var before = sealed();
    keys(SECOND + "\n" + FIRST + "\n");
    assertThat(holds(before)).isTrue();
    assertThat(sealed()).isNotEqualTo(before);
    assertThat(holds(sealed())).isTrue();
    keys(SECOND);
    assertThat(holds(before)).isFalse();
  }

  @Test
  void aTopicsEventsWaitWhereItsKeyIsNotThere() {
    assertThatThrownBy(() -> seal().over(row(Topics.NOTICES)))
        .hasMessageContaining("no notices.key");
  }

  @Test
  void aWeakKeyOrNoneStopsTheStart() throws IOException {
    keys("short");
    assertThatThrownBy(this::seal).hasMessageContaining("at least 32 letters");
    Files.delete(folder.resolve("incidents.key"));
    assertThatThrownBy(this::seal).hasMessageContaining("no key of any topic");
  }

  @Test
  void withoutAFolderNothingIsAskedFor() {
    var open = new EventSeal("none");
    assertThat(open.over(row(Topics.INCIDENTS))).isEmpty();
    assertThat(open.holds(Topics.INCIDENTS, null, new RecordHeaders(), VALUE)).isTrue();
  }

  private void keys(String lines) throws IOException {
    Files.writeString(folder.resolve("incidents.key"), lines);
  }

  private EventSeal seal() {
    return new EventSeal(folder.toString());
  }

  private String sealed() {
    return new String(seal().over(row(Topics.INCIDENTS)).orElseThrow(), StandardCharsets.UTF_8);
  }

  private boolean holds(String sealed) {
    return holds(sealed, Topics.INCIDENTS, INCIDENT.toString(), EVENT.toString(), TYPE, VALUE);
  }

  private boolean holds(String topic, String key, String id, String type, byte[] value) {
    return holds(sealed(), topic, key, id, type, value);
  }

  private boolean holds(
      String sealed, String topic, String key, String id, String type, byte[] value) {
    var headers = new RecordHeaders();
    headers.add("ce_id", id.getBytes(StandardCharsets.UTF_8));
    headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    headers.add(EventSeal.HEADER, sealed.getBytes(StandardCharsets.UTF_8));
    return seal().holds(topic, key, headers, value);
  }

  private static OutboxMessage row(String topic) {
    return new OutboxMessage(
        1,
        EVENT,
        topic,
        INCIDENT,
        TYPE,
        new String(VALUE, StandardCharsets.UTF_8),
        OffsetDateTime.parse("2026-02-08T16:50:00Z"),
        null);
  }
}
