package org.hikeshi.deploy.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A packaged service as the JVM is told to start it: by Quarkus' runner, or with all its jars on
/// one class path, for only what the JVM's own loader loads comes out of its cache of loaded and
/// linked classes (JEP 483, 514, 515).
///
/// With a cache, the first process that ends by itself after a build leaves it behind, and those
/// that follow start from it. One that does not fit is passed over by the JVM.
final class Application {

  private static final String MAIN = "io.quarkus.runner.GeneratedMain";

  private final Path jar;
  private final Path caches;

  /// @param jar Quarkus' own runner, beside which everything else lies
  /// @param caches where caches are kept
  Application(Path jar, Path caches) {
    this.jar = jar;
    this.caches = caches;
  }

  /// Arguments of the JVM.
  ///
  /// @param how `jar`: by Quarkus' own class loader; `off`: without a cache; `use`: with one if
  ///   there is one; anything else: and leaving one behind if there is none
  List<String> arguments(String how) {
    if (how.equals("jar")) {
      return List.of("-jar", jar.toString());
    }
    var arguments = new ArrayList<String>();
    if (!how.equals("off")) {
      arguments.addAll(cached(!how.equals("use")));
    }
    arguments.addAll(
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-cp",
            classPath(),
            MAIN));
    return arguments;
  }

  private List<String> cached(boolean train) {
    try {
      Files.createDirectories(caches);
      var service = jar.getParent().getParent().getParent().getFileName();
      var built = Files.getLastModifiedTime(jar).toMillis();
      var cache = caches.resolve(service + "-" + built + ".aot");
      if (Files.exists(cache)) {
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off,cds=off");
      }
      return train ? List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off,cds=off") : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What Quarkus generated goes before what it was generated from. The order is always the same,
  /// or the cache would not fit.
  private String classPath() {
    return Stream.of("quarkus", "app", "lib/boot", "lib/main")
        .flatMap(directory -> jarsIn(jar.resolveSibling(directory)))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<Path> jarsIn(Path directory) {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
