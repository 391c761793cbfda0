package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What docs/site.md says to type into a shell so that there is a directory at all.
@ExtendWith(RunningSystem.class)
class SiteDirectoryTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)\n## The directory\n.*?\n```bash\n(.*?)\n```\n");

  @Test
  void eachExampleIsTakenAsItStands(Whole whole, @TempDir Path directory) throws Exception {
    // given
    var at = whole.system().addresses();
    var example =
        example()
            .replaceFirst("\\$\\(deploy/site/token \\S+\\)", whole.people().token("admin"))
            .replace("https://report.hikeshi.example", at.incidentApi())
            .replace("https://dispatch.hikeshi.example", at.dispatchService())
            .replace("https://notices.hikeshi.example", at.notifier());
    Files.writeString(directory.resolve("hospitals.csv"), "医療機関名,都道府県\n試験第二病院,神奈川県\n");
    assertThat(example).doesNotContain("hikeshi.example/");
    // when
    var shell =
        new ProcessBuilder("bash", "-euc", example)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(shell.getInputStream().readAllBytes());
    // then
    assertThat(shell.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("試験病院", "\"added\":1", "試験 花子", "prefecture-14@hikeshi.example", "\"items\":");
  }

  private static String example() throws IOException {
    var page = EXAMPLE.matcher(Files.readString(Path.of("../docs/site.md")));
    assertThat(page.find()).isTrue();
    return page.group(1);
  }
}
