package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.events.testing.Mutations.utf8;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.hikeshi.events.Topics;
import org.hikeshi.events.testing.Mutations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ASVS 4.1.5.
class EventSealFuzzTest {

  private static final UUID INCIDENT = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID EVENT = UUID.fromString("00000000-0000-7000-8000-000000000002");
  private static final String TYPE = "org.hikeshi.incident.resolved.v1";
  private static final String VALUE = "{\"version\":1}";

  @TempDir static Path folder;
  private EventSeal seal;
  private List<byte[]> parts;

  @BeforeEach
  void oneIsSealed() throws Exception {
    for (var topic : List.of(Topics.INCIDENTS, Topics.NOTICES)) {
      Files.writeString(folder.resolve(topic + ".key"), topic + "-0123456789-0123456789-012345");
    }
    seal = new EventSeal(folder.toString());
    var row =
        new OutboxMessage(
            1,
            EVENT,
            Topics.INCIDENTS,
            INCIDENT,
            TYPE,
            VALUE,
            OffsetDateTime.parse("2026-02-08T16:50:00Z"),
            null);
    parts =
        List.of(
            utf8(INCIDENT.toString()),
            utf8(EVENT.toString()),
            utf8(TYPE),
            utf8(VALUE),
            seal.over(row).orElseThrow());
  }

  static Stream<byte[]> alterations() {
    return Stream.of(
        new byte[] {0, 0, 0, 0, 'x'},
        new byte[] {1, 0, 1, 1},
        new byte[] {2, 0, 0, 9, 0},
        new byte[] {3, 0, 12, 0, '9'},
        new byte[] {4, 0, 43, 1});
  }

  /// The first byte says which part of it is altered, the others how.
  @Test
  @Tag("fuzz")
  void nothingOfItCanBeAnother() {
    Mutations.read("event seal", alterations(), this::look);
  }

  private void look(byte[] how) throws Exception {
    if (how.length == 0) {
      return;
    }
    int which = (how[0] & 0xff) % parts.size();
    var altered = parts.toArray(byte[][]::new);
    altered[which] = Mutations.altered(altered[which], Arrays.copyOfRange(how, 1, how.length));
    // a record's key is read as text, and its headers are
    var same =
        which < 3
            ? text(altered[which]).equals(text(parts.get(which)))
            : Arrays.equals(altered[which], parts.get(which));
    assertThat(holds(Topics.INCIDENTS, altered)).isEqualTo(same);
    assertThat(holds(Topics.NOTICES, altered)).isFalse();
  }

  private boolean holds(String topic, byte[][] said) {
    var headers = new RecordHeaders();
    headers.add("ce_id", said[1]);
    headers.add("ce_type", said[2]);
    headers.add(EventSeal.HEADER, said[4]);
    return seal.holds(topic, text(said[0]), headers, said[3]);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
