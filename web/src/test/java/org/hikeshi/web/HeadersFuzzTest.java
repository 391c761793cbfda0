package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.hikeshi.web.time.Written;
import org.junit.jupiter.api.Test;

/// What stands in an address or a header: tags, cursors, days, times, tokens. What an
/// `Idempotency-Key` may be is no more than its length.
class HeadersFuzzTest {

  private static final Pattern WRITTEN = Pattern.compile(Tag.WRITTEN);

  /// The pattern is the description's and reads nothing: what is long is too deep for it.
  private static final int SHORT = 1_000;

  private static final List<Function<String, ?>> TIMES =
      List.of(Written::day, Written::instant, Written::inJapan);

  static Stream<byte[]> values() {
    return Stream.of(
            "\"0123456789abcdef01234567\", \"x\" ,\"y\"",
            "*",
            "W/\"0123456789abcdef01234567\"",
            "\"" + " ".repeat(15_000) + "\"",
            "\"a\"" + " ,".repeat(7_000),
            "00000000-0000-7000-8000-00000000000A",
            "-".repeat(36),
            "2026-02-09",
            "2026-02-09T01:50:00.123456789+09:00",
            "2026-02-09T01:50",
            "a.b.c",
            "a".repeat(8_000) + "." + "b".repeat(8_000))
        .map(value -> value.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  @org.junit.jupiter.api.Tag("fuzz")
  void whateverStandsThereIsReadOrRefused() {
    Mutations.read("headers", values(), this::look);
  }

  private void look(byte[] header) throws Exception {
    var value = new String(header, StandardCharsets.ISO_8859_1);
    if (value.length() < SHORT && WRITTEN.matcher(value).matches()) {
      assertThat(new Tag("0123456789abcdef01234567").isPast(value))
          .isEqualTo(!value.equals("*") && !value.contains("\"0123456789abcdef01234567\""));
    }
    Ids.read(value).ifPresent(id -> assertThat(id.toString()).isEqualToIgnoringCase(value));
    SignedTokensOnly.isOfThreeParts(value);
    for (var time : TIMES) {
      try {
        assertThat(time.apply(value)).isNotNull();
      } catch (DateTimeException e) {
        // refused
      }
    }
  }
}
