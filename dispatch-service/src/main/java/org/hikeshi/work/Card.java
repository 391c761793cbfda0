package org.hikeshi.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The first-hour card as data, with its version.
record Card(String version, List<CardItem> items) {

  static final Card FIRST_HOUR = read();

  Optional<CardItem> item(String code) {
    return items.stream().filter(item -> item.code().equals(code)).findFirst();
  }

  private static Card read() {
    var lines = lines();
    var version =
        lines.stream()
            .filter(line -> line.startsWith("# version\t"))
            .map(line -> line.split("\t")[1])
            .findFirst()
            .orElseThrow();
    return new Card(
        version,
        lines.stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> line.split("\t"))
            .map(cells -> new CardItem(cells[0], cells[1]))
            .toList());
  }

  private static List<String> lines() {
    try (var in = Card.class.getResourceAsStream("first-hour-card.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
