package org.hikeshi.web;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.hikeshi.web.proof.Hashes;
import org.jspecify.annotations.Nullable;

/// What somebody has read, in short: another as soon as anything of it is otherwise. Whoever writes
/// the whole back with it as `If-Match` hears of a change in between, and does not undo it.
public record Tag(String value) {

  /// How `If-Match` is written.
  static final String WRITTEN = "\\*|\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*";

  private static final int BYTES = 12;

  /// @param parts all that can be written, in one order wherever they are read
  public static Tag of(@Nullable Object... parts) {
    var words = Arrays.asList(parts).toString().getBytes(StandardCharsets.UTF_8);
    return new Tag(HexFormat.of().formatHex(Hashes.sha256().digest(words), 0, BYTES));
  }

  /// Whether it was read before the last change. Who says nothing does not ask.
  public boolean isPast(@Nullable String ifMatch) {
    return ifMatch != null
        && !ifMatch.equals("*")
        && Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(written()::equals);
  }

  private String written() {
    return '"' + value + '"';
  }

  public EntityTag header() {
    return new EntityTag(value);
  }
}
