package org.hikeshi.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hikeshi.duty.Table;

/// Where authorities take notices by hand, as dated data: windows are renamed and moved.
public final class Windows {

  private final List<Window> all;

  private Windows(List<Window> all) {
    this.all = all;
  }

  /// What to do, where, and with what.
  ///
  /// @param authority an id, or what stands before its dash
  /// @param unverified whether nobody has compared it with a source
  public record Window(
      String authority,
      String what,
      String where,
      String with,
      boolean unverified,
      LocalDate from,
      LocalDate to) {

    private boolean takes(String id, LocalDate day) {
      return (id.equals(authority) || id.startsWith(authority + "-"))
          && !day.isBefore(from)
          && !day.isAfter(to);
    }
  }

  static Windows byTheBook() {
    try (InputStream page =
        Objects.requireNonNull(Windows.class.getResourceAsStream("/forms/windows.md"))) {
      var lines = new String(page.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return new Windows(Table.rows(lines).stream().map(Windows::window).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Window> of(String authority, LocalDate day) {
    return all.stream().filter(window -> window.takes(authority, day)).findFirst();
  }

  private static Window window(Map<String, String> row) {
    var to = row.getOrDefault("to", "");
    return new Window(
        row.get("authority"),
        row.get("what"),
        row.get("where"),
        row.get("with"),
        row.getOrDefault("source", "").contains("(memory)"),
        LocalDate.parse(row.get("from")),
        to.isEmpty() ? LocalDate.MAX : LocalDate.parse(to));
  }
}
