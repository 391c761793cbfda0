package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void oneValueHasOneText() {
    // given: RFC 8785, 3.2.2 and 3.2.3, but for its fractions
    var value =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "1": "One", "\\ud83d\\ude00": "Smiley",
         "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
         "literals": [null, true, false], "number": 9007199254740991}
        """;
    // when
    var text = CanonicalJson.of(json(value));
    // then
    assertThat(text)
        .isEqualTo(
            """
            {"\\r":"Carriage Return","1":"One","literals":[null,true,false],\
            "number":9007199254740991,"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/",\
            "€":"Euro Sign","😀":"Smiley"}\
            """);
  }

  @Test
  void aFractionIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.of(json("{\"a\": 1.5}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// RFC 8785, 3.2.2.2: else it would be hashed as the question mark that stands for it.
  @Test
  void halfACharacterIsRefused() {
    for (var half : new String[] {"[\"\\ud800\"]", "{\"a\\udc00\": 1}"}) {
      assertThatThrownBy(() -> CanonicalJson.of(json(half)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatSaysNothingChangesNoText() {
    assertThat(
            CanonicalJson.settled(json("{\"b\": [\"2\", \"1\"], \"a\": null, \"c\": {\"d\": []}}")))
        .isEqualTo(json("{\"b\": [\"1\", \"2\"]}"));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
