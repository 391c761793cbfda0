package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir Path folder;

  @Test
  void aNewKeyIsItsOwnersAlone() throws IOException {
    // when
    var key = made("key.pem");
    // then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(Jws.read(KeyFile.read(key).signing().sign("{}")).signedBy(KeyFile.read(key).all()))
        .isTrue();
  }

  @Test
  void whatAnEarlierKeySignedHolds() throws IOException {
    // given
    var earlier = made("earlier.pem");
    var signed = KeyFile.read(earlier).signing().sign("{\"number\":1}");
    var now = made("now.pem");
    // when
    Files.writeString(now, Files.readString(now) + publicPart(earlier));
    // then
    assertThat(Jws.read(signed).signedBy(KeyFile.read(now).all())).isTrue();
    assertThat(KeyFile.read(now).signing().open())
        .isNotEqualTo(KeyFile.read(earlier).signing().open());
  }

  @Test
  void keysThatAreNoPairAreRefused() throws IOException {
    // given
    var one = made("one.pem");
    var two = made("two.pem");
    // when
    Files.writeString(one, Files.readString(one).replace(publicPart(one), publicPart(two)));
    // then
    assertThatThrownBy(() -> KeyFile.read(one)).isInstanceOf(IllegalStateException.class);
  }

  private Path made(String name) {
    var file = folder.resolve(name);
    KeyFile.make(file);
    return file;
  }

  private static String publicPart(Path file) throws IOException {
    var pem = Files.readString(file);
    return pem.substring(pem.indexOf("-----BEGIN PUBLIC"));
  }
}
