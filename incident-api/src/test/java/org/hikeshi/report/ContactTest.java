package org.hikeshi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactTest {

  @Test
  void fullWidthDigitsAreDigits() {
    // when
    var contact = new Contact(null, "　＋８１　９０−００００ー0000", null);
    // then
    assertThat(contact.phone()).isEqualTo("+81 90-0000-0000");
  }
}
