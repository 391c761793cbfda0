package org.hikeshi.deploy.asvs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The checkout, as files.
record Sources(Path root) {

  static final List<String> MODULES =
      List.of("events", "web", "incident-api", "dispatch-service", "notifier", "deploy");

  /// @param test as `module/Class#method`
  Stream<String> faultsOfTest(String test) {
    var method = test.substring(test.indexOf('#') + 1);
    var there = fileOf(test).map(this::read).filter(source -> isTest(source, method)).isPresent();
    return there ? Stream.of() : Stream.of("there is no test " + test);
  }

  /// Whether JUnit runs a method of that name. Its annotations and it are lines without an empty
  /// one between.
  private static boolean isTest(String source, String method) {
    var annotated = Pattern.compile("(?m)^  @(Test|TestFactory|ParameterizedTest|RepeatedTest)\\b");
    var declared = Pattern.compile("(?m)^  (public )?[\\w<>]+ " + method + "\\(");
    return Stream.of(source.split("\n\n"))
        .anyMatch(lines -> annotated.matcher(lines).find() && declared.matcher(lines).find());
  }

  /// Where the class of a test lies, from the root of the checkout.
  Optional<Path> fileOf(String test) {
    var module = test.substring(0, test.indexOf('/'));
    var file = test.substring(test.indexOf('/') + 1, test.indexOf('#')) + ".java";
    return files(module + "/src/test/java")
        .filter(path -> path.getFileName().toString().equals(file))
        .findFirst();
  }

  /// @param place as `file :: words in it`
  Stream<String> faultsOfPlace(String place) {
    var parts = place.split(" :: ", 2);
    var file = root.resolve(parts[0]);
    return Files.isRegularFile(file) && read(file).contains(parts[1])
        ? Stream.of()
        : Stream.of("there is no " + place);
  }

  /// What ships with the services, Java and scripts.
  Stream<Path> shipped() {
    return MODULES.stream()
        .filter(module -> !module.equals("deploy"))
        .flatMap(module -> files(module + "/src/main"))
        .filter(path -> path.toString().matches(".*\\.(java|js)"));
  }

  String read(Path file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Path> files(String directory) {
    var from = root.resolve(directory);
    if (!Files.isDirectory(from)) {
      return Stream.of();
    }
    try (var found = Files.walk(from)) {
      return found.filter(Files::isRegularFile).map(root::relativize).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
