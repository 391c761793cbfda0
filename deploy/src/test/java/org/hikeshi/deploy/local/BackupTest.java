package org.hikeshi.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is put back, and what was there. Backups of a running system: `FaultsTest`.
class BackupTest {

  @TempDir Path folder;

  @Test
  void whatWasThereIsNeverOverwrittenByASecondRestore() throws IOException {
    // given
    var data = new LocalData(folder.resolve("local"));
    Files.createDirectories(data.postgres());
    Files.writeString(data.postgres().resolve("PG_VERSION"), "the original");
    var backup = new Backup(data);
    backup.putBack(aBackup("wrong"));
    var aside = data.root().resolve("postgres.before-restore");
    // then
    assertThatThrownBy(() -> backup.putBack(aBackup("right")))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("postgres.before-restore is there already");
    assertThat(aside.resolve("PG_VERSION")).hasContent("the original");
    assertThat(data.postgres().resolve("PG_VERSION")).hasContent("wrong");
    // when
    Files.move(aside, folder.resolve("kept"));
    backup.putBack(aBackup("better"));
    // then
    assertThat(data.postgres().resolve("PG_VERSION")).hasContent("better");
    assertThat(aside.resolve("PG_VERSION")).hasContent("wrong");
  }

  private Path aBackup(String name) throws IOException {
    var to = folder.resolve(name);
    Files.createDirectories(to.resolve("postgres"));
    Files.writeString(to.resolve("postgres/backup_label"), "");
    Files.writeString(to.resolve("postgres/PG_VERSION"), name);
    Files.writeString(to.resolve("secrets.properties"), "");
    return to;
  }
}
