package org.hikeshi.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks of a module's words: every key in both languages, and every key that is used is there.
public final class TextsRules {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SHARED = Path.of("../web/src/main/resources/web-texts.properties");
  private static final Pattern USED =
      Pattern.compile("(?:texts|Texts\\.in\\([^)]*\\))\\.of\\(\\s*['\"]([a-zA-Z0-9.-]+)['\"]");

  private TextsRules() {}

  /// @param bundle `texts` or `web-texts`
  /// @return keys that one language has and the other has not
  public static Set<String> inOneLanguageOnly(String bundle) {
    Set<String> japanese = keys(RESOURCES.resolve(bundle + ".properties"));
    Set<String> english = keys(RESOURCES.resolve(bundle + "_en.properties"));
    Set<String> alone = new TreeSet<>(japanese);
    alone.addAll(english);
    alone.removeIf(key -> japanese.contains(key) && english.contains(key));
    return alone;
  }

  /// @return keys of a service's bundle that `web` has for all
  public static Set<String> sharedAlready(String bundle) {
    Set<String> twice = keys(RESOURCES.resolve(bundle + ".properties"));
    twice.retainAll(keys(SHARED));
    return twice;
  }

  /// @return keys that templates or classes use and no bundle of this module or of `web` has
  public static Set<String> usedButMissing(String bundle) {
    Set<String> known = keys(RESOURCES.resolve(bundle + ".properties"));
    known.addAll(keys(SHARED));
    Set<String> missing = new TreeSet<>();
    for (Path source : List.of(RESOURCES, Path.of("src/main/java"))) {
      try (Stream<Path> files = Files.walk(source)) {
        files
            .filter(file -> file.toString().matches(".*\\.(html|txt|java)"))
            .flatMap(file -> USED.matcher(read(file)).results())
            .map(use -> use.group(1))
            .filter(key -> !key.endsWith(".") && !known.contains(key))
            .forEach(missing::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return missing;
  }

  private static Set<String> keys(Path file) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
