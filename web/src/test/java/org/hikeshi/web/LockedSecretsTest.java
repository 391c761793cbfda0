package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedSecretsTest {

  private static final String OLD = "a1".repeat(32);
  private static final String NEW = "b2".repeat(32);
  private static final String LOST = "c3".repeat(32);

  @TempDir Path folder;

  private final Map<String, String> table = new TreeMap<>();
  private final List<String> named = new ArrayList<>();

  @Test
  void whatOpensComesUnderTheNewestKeyAndWhatDoesNotIsNamedAndCountedUntilItIsMended()
      throws IOException {
    // given
    table.put("old", boxWith(OLD).lock("old", "secret"));
    table.put("lost", boxWith(LOST).lock("lost", "secret"));
    var metrics = new SimpleMeterRegistry();
    var box = boxWith(NEW + "\n" + OLD);
    var secrets = secretsUnder(box);
    secrets.register(metrics);
    // when
    secrets.relock();
    // then
    assertThat(box.isLocked("old", table.get("old"))).isTrue();
    assertThat(named).containsExactly("lost");
    assertThat(metrics.get("hikeshi.secrets.unreadable").gauge().value()).isEqualTo(1);
    table.put("lost", box.lock("lost", "anew"));
    assertThat(secrets.count()).isZero();
    assertThat(metrics.get("hikeshi.secrets.unreadable").gauge().value()).isZero();
  }

  @Test
  void withoutAnyKeyForWhatLiesLockedNothingStarts() throws IOException {
    // given
    table.put("old", boxWith(OLD).lock("old", "secret"));
    // when
    var secrets = secretsUnder(new Lockbox("none", false));
    // then
    assertThatThrownBy(secrets::relock).hasMessageContaining("hikeshi.secrets.key-file is none");
  }

  private LockedSecrets<String> secretsUnder(Lockbox box) {
    return new LockedSecrets<>(
        box,
        () -> List.copyOf(table.keySet()),
        (of, lockbox) -> lockbox.opens(of, kept(of)),
        (of, lockbox) -> table.put(of, lockbox.lock(of, lockbox.open(of, kept(of)))),
        named::add);
  }

  private String kept(String of) {
    return table.getOrDefault(of, "");
  }

  private Lockbox boxWith(String keys) throws IOException {
    return new Lockbox(
        Files.writeString(folder.resolve("secrets.key"), keys + "\n").toString(), false);
  }
}
