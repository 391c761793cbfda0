package org.hikeshi.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hikeshi.deploy.local.Checkout;

/// The labelled steps at which a service may be killed, as its sources name them: a step that is
/// added there is tested here.
record FailPoints(Checkout checkout) {

  private static final Pattern LABEL = Pattern.compile("FailPoint\\.reached\\(\"([^\"]+)\"\\)");

  /// Those of the service itself, and those that every service has from `events`.
  List<String> of(String service) {
    return Stream.of("events", service).flatMap(this::inModule).distinct().sorted().toList();
  }

  private Stream<String> inModule(String module) {
    try (var sources = Files.walk(checkout.root().resolve(module).resolve("src/main/java"))) {
      return sources
          .filter(source -> source.toString().endsWith(".java"))
          .flatMap(FailPoints::labels)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> labels(Path source) {
    try {
      return LABEL.matcher(Files.readString(source)).results().map(match -> match.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
