package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.deploy.local.Checkout;

/// The labelled steps at which a service may be killed, as its sources name them: a step that is
/// added there is tested here.
record FailPoints(Checkout checkout) {

  private static final Pattern LABEL = Pattern.compile("FailPoint\\.reached\\(\"([^\"]+)\"\\)");

  /// Those of the service itself, and those that every service has from `events` and `web`.
  List<String> of(String service) {
    return Stream.concat(shared(), own(service)).toList();
  }

  /// As many of them, as chance has it.
  List<String> some(String service, int many, RandomGenerator chance) {
    var left = new ArrayList<>(of(service));
    return Stream.generate(() -> left.remove(chance.nextInt(left.size()))).limit(many).toList();
  }

  /// Those of the service itself, and its share of the others: that code is the same in each.
  List<String> shareOf(String service, List<String> services) {
    var shared = shared().toList();
    var share =
        IntStream.range(0, shared.size())
            .filter(i -> i % services.size() == services.indexOf(service))
            .mapToObj(shared::get);
    return Stream.concat(share, own(service)).toList();
  }

  private Stream<String> shared() {
    return Stream.of("events", "web").flatMap(this::inModule).distinct().sorted();
  }

  private Stream<String> own(String service) {
    return inModule(service).distinct().sorted();
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
