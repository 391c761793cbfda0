package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockboxTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZg==";
  private static final String OLD = "a1".repeat(32);
  private static final String NEW = "b2".repeat(32);

  @TempDir Path folder;

  @Test
  void whatIsLockedOpensAsNobodyElsesAndIsNeverTheSameTwice() throws IOException {
    // given
    var box = boxWith(NEW);
    // when
    var kept = box.lock("channel/ppc", SECRET);
    // then
    assertThat(kept).doesNotContain(SECRET).isNotEqualTo(box.lock("channel/ppc", SECRET));
    assertThat(box.open("channel/ppc", kept)).isEqualTo(SECRET);
    assertThatThrownBy(() -> box.open("channel/mhlw", kept)).hasMessageContaining("channel/mhlw");
    var bent = kept.substring(0, kept.length() - 4) + "AAA=";
    assertThatThrownBy(() -> box.open("channel/ppc", bent)).hasMessageContaining("no key");
  }

  @Test
  void anOlderKeyStillOpensAndIsToBeReplaced() throws IOException {
    // given
    var kept = boxWith(OLD).lock("channel/ppc", SECRET);
    // when
    var box = boxWith(NEW + "\n" + OLD);
    // then
    assertThat(box.open("channel/ppc", kept)).isEqualTo(SECRET);
    assertThat(box.isLocked("channel/ppc", kept)).isFalse();
    assertThat(box.isLocked("channel/ppc", box.lock("channel/ppc", SECRET))).isTrue();
    assertThatThrownBy(() -> boxWith(NEW).open("channel/ppc", kept)).hasMessageContaining("no key");
    assertThat(box.opens("channel/ppc", kept)).isTrue();
    assertThat(boxWith(NEW).opens("channel/ppc", kept)).isFalse();
    assertThat(boxWith(NEW).opens("channel/ppc", SECRET)).isTrue();
  }

  @Test
  void withoutAKeyItLiesThereAsItIsAndIsLockedOnceThereIsOne() throws IOException {
    // given
    var none = new Lockbox("none", false);
    // when
    var kept = none.lock("channel/ppc", SECRET);
    // then
    assertThat(kept).isEqualTo(SECRET);
    assertThat(none.isLocked("channel/ppc", kept)).isTrue();
    assertThat(boxWith(NEW).open("channel/ppc", kept)).isEqualTo(SECRET);
    assertThat(boxWith(NEW).isLocked("channel/ppc", kept)).isFalse();
  }

  @Test
  void whereSecretsAreLockedAndThereIsNoKeyAtAllASettingWasLost() throws IOException {
    var none = new Lockbox("none", false);
    assertThatThrownBy(() -> none.mustHaveAKeyFor(2)).hasMessageContaining("2 secrets lie locked");
    none.mustHaveAKeyFor(0);
    boxWith(NEW).mustHaveAKeyFor(2);
  }

  @Test
  void onlyADevelopersMachineMakesAKeyAndItIsItsOwnersAlone() throws IOException {
    var file = folder.resolve("keys/secrets.key");
    assertThatThrownBy(() -> new Lockbox(file.toString(), false)).hasMessageContaining("no key");
    // when
    var box = new Lockbox(file.toString(), true);
    // then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new Lockbox(file.toString(), true).open("a", box.lock("a", SECRET)))
        .isEqualTo(SECRET);
  }

  @Test
  void aFileThatHoldsNoKeyIsRefused() throws IOException {
    assertThatThrownBy(() -> boxWith("short")).hasMessageContaining("64 hexadecimal digits");
    assertThatThrownBy(() -> boxWith("")).hasMessageContaining("64 hexadecimal digits");
  }

  private Lockbox boxWith(String keys) throws IOException {
    return new Lockbox(
        Files.writeString(folder.resolve("secrets.key"), keys + "\n").toString(), false);
  }
}
