package org.hikeshi.web;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// OWASP ASVS 5.0, 14.2.1, 16.2.5.
class SecretsInAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "url.path, /pages/card/aWordThatOpens, /pages/card/…",
    "url.path, /pages/follow/aWordThatOpens/more, /pages/follow/…",
    "url.path, /pages/answer/aWordThatOpens/accept, /pages/answer/…",
    "url.path, /pages/contact-test/aWordThatOpens, /pages/contact-test/…",
    "url.path, /pages/desk-alarm/aWordThatOpens, /pages/desk-alarm/…",
    "url.path, /calendars/aWordThatOpens.ics, /calendars/…",
    "url.path, /incidents/1/reports, /incidents/1/reports",
    "url.path, /pages/follow, /pages/follow",
    "url.query, code=aWordThatOpens&state=1, …",
    "url.full, https://hook.example/aWordThatOpens?b=c, https://hook.example/…",
    "url.full, http://127.0.0.1:8080/incidents/1, http://127.0.0.1:8080/…",
    "url.full, https://hook.example, https://hook.example"
  })
  void noTraceTellsWhatOpensSomething(String attribute, String is, String told) {
    // given
    try (var tracing =
        SdkTracerProvider.builder().addSpanProcessor(new SecretsInAddresses()).build()) {
      // when
      var span =
          (ReadableSpan)
              tracing.get("test").spanBuilder("GET").setAttribute(attribute, is).startSpan();
      // then
      assertThat(span.getAttribute(stringKey(attribute))).isEqualTo(told);
    }
  }
}
