package org.hikeshi.incident;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hikeshi.web.proof.Hashes;

/// A form as it was sent. A double click sends the same; whoever goes on writing while the first is
/// under way sends other words under the same key, and those are not lost either.
///
/// @param fields what was typed into it, as a hash salted by the key
public record Submission(UUID key, String fields) {

  /// @param typed by field; a line's end and a blank field are the same however a browser sends
  ///   them
  public static Submission of(UUID key, Map<String, List<String>> typed) {
    var fields = new TreeMap<String, List<String>>();
    typed.forEach((field, values) -> fields.put(field, plain(values)));
    fields.keySet().removeIf(field -> !field.startsWith("/"));
    fields.values().removeIf(List::isEmpty);
    var digest = Hashes.sha256().digest((key + "\n" + fields).getBytes(StandardCharsets.UTF_8));
    return new Submission(key, HexFormat.of().formatHex(digest));
  }

  private static List<String> plain(List<String> values) {
    return values.stream()
        .map(value -> value.replace("\r\n", "\n").strip())
        .filter(value -> !value.isEmpty())
        .sorted()
        .toList();
  }

  /// The same form with these fields, which is not the one that its key stands for.
  Submission changed() {
    var name = (key + fields).getBytes(StandardCharsets.UTF_8);
    return new Submission(UUID.nameUUIDFromBytes(name), fields);
  }

  /// The same form once the incident that it had opened is over: it opens one more by this key.
  Submission after(UUID incident) {
    var name = (key + "\n" + incident).getBytes(StandardCharsets.UTF_8);
    return new Submission(UUID.nameUUIDFromBytes(name), fields);
  }
}
