package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StrictJsonFuzzTest {

  static Stream<byte[]> bodies() {
    return Stream.of(
            "{\"text\":\"電子カルテ\",\"colour\":\"RED\",\"colours\":[\"RED\",\"GREEN\"],\"at\":\"2026-02-09T01:50:00+09:00\",\"on\":\"2026-02-09\",\"sure\":true,\"inner\":{\"count\":1,\"id\":\"00000000-0000-7000-8000-000000000001\"},\"inners\":[{},{\"count\":2}]}",
            "{\"text\":5,\"colour\":\"BLUE\",\"colours\":{},\"at\":\"+999999999-01-01T00:00:00Z\",\"on\":1e400,\"sure\":\"yes\",\"more\":{\"a\":[1]}}",
            "{\"inners\":[{},{\"x\":[1]}],\"inner\":{\"y\":1,\"count\":1},\"text\":\"a\"}",
            "{\"text\":\"a\",\"text\":\"b\"}",
            "{\"text\":\"\\u0000\\ud800\"}",
            "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
            "null",
            "{} x")
        .map(Mutations::utf8);
  }

  /// What is thrown here would be a 500.
  @Test
  @Tag("fuzz")
  void whateverIsSentIsReadOrItsFaultsAreNamed() {
    Mutations.read("strict json", bodies(), this::look);
  }

  private void look(byte[] body) throws Exception {
    var faults = new ArrayList<FieldFault>();
    var texts = Texts.in(Locale.JAPANESE);
    StrictJson.read(body, EchoResource.Body.class, faults, texts);
    assertThat(faults)
        .allSatisfy(
            fault -> {
              assertThat(fault.pointer()).matches("(?s)(/.*)?");
              assertThat(fault.detail()).isNotBlank();
            });
  }
}
