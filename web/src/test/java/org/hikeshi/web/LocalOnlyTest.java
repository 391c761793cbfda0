package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalOnlyTest {

  private static final List<String> MACHINE = List.of("http://127.0.0.1:8080");
  private static final List<String> SITE =
      List.of("http://127.0.0.1:8080", "https://notices.example");

  @Test
  void whatIsForTestsStartsNoServiceElsewhere() {
    assertThat(LocalOnly.fault(false, true, MACHINE)).contains("HIKESHI_CRASH_AT");
    assertThat(LocalOnly.fault(false, true, SITE)).contains("HIKESHI_CRASH_AT");
    assertThat(LocalOnly.fault(true, false, SITE)).contains("hikeshi.local");
  }

  @Test
  void aMachineMayHaveItAndASiteStartsWithoutIt() {
    assertThat(LocalOnly.fault(true, true, MACHINE)).isNull();
    assertThat(LocalOnly.fault(true, false, MACHINE)).isNull();
    assertThat(LocalOnly.fault(false, false, SITE)).isNull();
    assertThat(LocalOnly.fault(false, false, MACHINE)).isNull();
  }
}
