package org.hikeshi.board;

import io.quarkus.qute.TemplateData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A prefecture's place on the map (`tiles.tsv`), in units of the drawing, 44 to a tile.
///
/// @param code JIS X 0401
@TemplateData
public record Tile(String code, int x, int y) {

  private static final int SIDE = 44;

  public static final List<Tile> ALL = read();

  public int mid() {
    return x + SIDE / 2 - 1;
  }

  /// So far below its upper edge.
  public int line(int below) {
    return y + below;
  }

  private static List<Tile> read() {
    var file = Objects.requireNonNull(Tile.class.getResourceAsStream("tiles.tsv"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Tile::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tile of(String line) {
    var parts = line.split("\t");
    return new Tile(parts[0], Integer.parseInt(parts[1]) * SIDE, Integer.parseInt(parts[2]) * SIDE);
  }
}
