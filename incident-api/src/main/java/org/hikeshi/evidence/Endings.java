package org.hikeshi.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which endings of a name fit what a file's bytes say it is. A name whose ending does not gets one
/// that does behind it where the file is handed out, so that a double click opens it as what it is;
/// what the sender called it stays in the register.
final class Endings {

  /// The first is the one that is put behind.
  private static final Map<String, List<String>> FITTING =
      Map.ofEntries(
          Map.entry("image/png", List.of("png")),
          Map.entry("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif")),
          Map.entry("image/gif", List.of("gif")),
          Map.entry("image/webp", List.of("webp")),
          Map.entry("application/pdf", List.of("pdf")),
          Map.entry("application/vnd.tcpdump.pcap", List.of("pcap", "pcapng", "cap", "dmp")),
          Map.entry("application/x-ms-evtx", List.of("evtx")),
          Map.entry(FileType.WORD, List.of("docx")),
          Map.entry(FileType.SHEET, List.of("xlsx")),
          Map.entry("application/zip", List.of("zip", "pptx", "odt", "ods", "odp")));

  private Endings() {}

  /// @param type what its bytes say it is
  static FileName mended(FileName name, String type) {
    var ending = name.ending().toLowerCase(Locale.ROOT);
    var fitting = FITTING.get(type);
    if (fitting != null) {
      return fitting.contains(ending) ? name : name.with(fitting.getFirst());
    }
    boolean ofAnother = FITTING.values().stream().anyMatch(others -> others.contains(ending));
    return ofAnother ? name.with("txt") : name;
  }
}
