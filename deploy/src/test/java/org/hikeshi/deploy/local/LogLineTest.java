package org.hikeshi.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {

  @Test
  void aLineIsReadByPeopleAsOneLine() {
    assertThat(
            LogLine.forPeople(
                """
                {"timestamp":"2026-11-28T12:00:00+09:00","level":"ERROR","message":"a\\nb",\
                "exception":{"exceptionType":"java.lang.IllegalStateException","message":"no\\r\\nkey"}}"""))
        .isEqualTo("2026-11-28T12:00:00+09:00 ERROR a b: java.lang.IllegalStateException: no key");
  }

  @Test
  void whatIsNoJsonStaysAsItIs() {
    assertThat(LogLine.forPeople("LOG:  database system is ready"))
        .isEqualTo("LOG:  database system is ready");
    assertThat(LogLine.forPeople("{ half")).isEqualTo("{ half");
  }
}
