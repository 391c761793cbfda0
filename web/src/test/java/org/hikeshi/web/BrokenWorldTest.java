package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenWorldTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "40001", "53100", "57P01", "25006", "25P03", "55P03"})
  void theDatabaseMayBeBackInAMoment(String state) {
    assertThat(BrokenWorld.passes(new SQLException("away", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22001"})
  void whatIsWrongWithARowStaysWrong(String state) {
    assertThat(BrokenWorld.passes(new SQLException("wrong", state))).isFalse();
  }

  @Test
  void whyACommitFailedIsFoundWhereNarayanaPutsIt() {
    // given
    var commit = new RollbackException("Could not commit transaction.");
    commit.addSuppressed(new IllegalStateException(new SQLException("PANIC: no room", "53100")));
    // then
    assertThat(BrokenWorld.passes(new IllegalStateException(commit))).isTrue();
  }

  @Test
  void aFullDiskHasNoTypeOfItsOwn() {
    assertThat(BrokenWorld.passes(new IOException("No space left on device"))).isTrue();
  }

  @Test
  void causesThatGoInACircleComeToAnEnd() {
    // given
    var one = new IllegalStateException("one");
    var other = new IllegalStateException("other", one);
    one.initCause(other);
    // then
    assertThat(BrokenWorld.passes(one)).isFalse();
  }
}
