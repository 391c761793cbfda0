package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.deploy.local.Checkout;

/// The labelled steps at which a service may be killed, as its sources name them: a step that is
/// added there is tested here.
record FailPoints(Checkout checkout) {

  private static final Pattern LABEL = Pattern.compile("FailPoint\\.reached\\(\"([^\"]+)\"\\)");

  /// Those of the service itself, and its share of those that every service has from `events` and
  /// `web`: that code is the same in each. `-Dsize=nightly` takes all of them in every service.
  List<String> of(String service, List<String> services) {
    var shared = Stream.of("events", "web").flatMap(this::inModule).distinct().sorted().toList();
    var all = Size.nightly();
    var share =
        IntStream.range(0, shared.size())
            .filter(i -> all || i % services.size() == services.indexOf(service))
            .mapToObj(shared::get);
    return Stream.concat(share, inModule(service).distinct().sorted()).toList();
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
