package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"-5", "=1+1", "+81", "@sum", "\tx", "＝1"})
  void whatLooksLikeAFormulaIsText(String cell) {
    assertThat(Csv.cell(cell)).isEqualTo("'" + cell);
  }

  @Test
  void whatWouldBreakALineIsQuoted() {
    assertThat(Csv.of(List.of(List.of("a", "b,c"), List.of("d\"e", "f\ng"), List.of("", "1-2"))))
        .isEqualTo("a,\"b,c\"\r\n\"d\"\"e\",\"f\ng\"\r\n,1-2\r\n");
  }
}
