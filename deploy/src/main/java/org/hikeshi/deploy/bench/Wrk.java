package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hikeshi.deploy.local.CannotRun;

/// Hospitals that report as fast as they are answered, by `wrk`: it takes next to nothing of the
/// processors that it shares with what it measures.
final class Wrk {

  private static final String SCRIPT = "report.lua";

  private final String door;
  private final String token;
  private final String report;
  private final Path script;

  /// @param directory where wrk finds its script
  Wrk(String incidentApi, String token, String report, Path directory) {
    this.door = incidentApi + "/incidents";
    this.token = token;
    this.report = report;
    this.script = directory.resolve(SCRIPT);
    try (var text = Wrk.class.getResourceAsStream(SCRIPT)) {
      Files.createDirectories(directory);
      Files.write(script, text.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Load asFastAsAnswered(int clients, Duration time) {
    var command =
        List.of(
            "wrk",
            "-t1",
            "-c" + clients,
            "-d" + time.toSeconds() + "s",
            "--timeout",
            "30s",
            "-s",
            script.toString(),
            door);
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("TOKEN", token);
      builder.environment().put("REPORT", report);
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes());
      process.waitFor();
      int figures = said.lastIndexOf("{\"perSecond\"");
      if (figures < 0) {
        throw new CannotRun("wrk said:\n" + said);
      }
      return new ObjectMapper().readValue(said.substring(figures), Load.class);
    } catch (IOException e) {
      throw new CannotRun("wrk is needed: install it, it is a package of its name", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
