package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// RFC 8785.
class CanonicalJsonFuzzTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<byte[]> values() {
    return Stream.of(
            "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Smiley\"}",
            "{\"b\":[\"2\",\"1\"],\"a\":null,\"c\":{\"d\":[]},\"n\":-9007199254740991}",
            "[[],{},null,true,false,0,-0,1e2,\"\\\\\\\"\\/\\u000f\\u007f\\u2028\"]",
            "\"\\ud800\"",
            "{\"\\udc00\":1}",
            "\"電子カルテ\"")
        .map(Mutations::utf8);
  }

  @Test
  @Tag("fuzz")
  void oneValueHasOneTextAndTheTextHasTheValue() {
    Mutations.read("canonical json", values(), this::look);
  }

  private void look(byte[] bytes) throws Exception {
    var value = read(bytes);
    if (value.isEmpty()) {
      return;
    }
    var text = text(value.get());
    if (text.isPresent()) {
      // as it is hashed
      var again = JSON.readTree(Mutations.utf8(text.get()));
      assertThat(again).isEqualTo(value.get());
      assertThat(CanonicalJson.of(again)).isEqualTo(text.get());
    }
    var settled = CanonicalJson.settled(value.get());
    assertThat(CanonicalJson.settled(settled)).isEqualTo(settled);
  }

  private static Optional<JsonNode> read(byte[] bytes) {
    try {
      return Optional.of(JSON.readTree(bytes)).filter(value -> !value.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode value) {
    try {
      return Optional.of(CanonicalJson.of(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
