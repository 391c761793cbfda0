package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTxtTest {

  private static final Instant NOW = Instant.parse("2026-02-09T01:50:00Z");
  private static final String MAIL = "mailto:weakness@hikeshi.example";

  @Test
  void itSaysWhomUntilWhenInWhichLanguagesAndWhereItLies() {
    assertThat(SecurityTxt.text(List.of(MAIL), "https://report.hikeshi.example", NOW))
        .isEqualTo(
            """
            Contact: mailto:weakness@hikeshi.example
            Expires: 2026-03-11T00:00:00Z
            Preferred-Languages: ja, en
            Canonical: https://report.hikeshi.example/.well-known/security.txt
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void whereNobodyComesByHttpsItDoesNotSayWhereItLies() {
    assertThat(SecurityTxt.text(List.of(MAIL), "http://127.0.0.1:8080", NOW))
        .doesNotContain("Canonical");
  }

  @ParameterizedTest
  @ValueSource(strings = {MAIL, "https://hikeshi.example/weakness", "tel:+81-3-0000-0000"})
  void whatAProgramCanFollowIsTaken(String contact) {
    assertThatCode(() -> SecurityTxt.check(contact)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weakness@hikeshi.example",
        "http://hikeshi.example",
        "03-0000-0000",
        "mailto:a@b.example\nEncryption: dns:x"
      })
  void whatNobodyCanFollowKeepsTheServiceFromStarting(String contact) {
    assertThatThrownBy(() -> SecurityTxt.check(contact))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
