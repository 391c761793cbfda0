package org.hikeshi.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.hikeshi.desk.VendorNotice.Addressee;
import org.hikeshi.hospital.Directory;
import org.hikeshi.hospital.Directory.Match;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Texts;

/// Whom a box of hospitals names, one a line: a name, a medical institution code, or an id.
///
/// @param found each once
/// @param faults words about the lines that name no hospital, or no single one
record Addressees(List<Addressee> found, List<String> faults) {

  /// @param directory asked for only where anybody is named
  static Addressees read(String box, Supplier<Directory> directory, Texts texts) {
    var lines = box.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    var found = new LinkedHashSet<Addressee>();
    var faults = new ArrayList<String>();
    if (!lines.isEmpty()) {
      var all = directory.get();
      for (var line : lines) {
        switch (match(line, all)) {
          case Match.One(var hospital) -> found.add(new Addressee(hospital.id(), null));
          case Match.Unclear _ -> faults.add(texts.of("notice.which-hospital", line));
          case Match.Nobody() -> faults.add(texts.of("notice.no-hospital", line));
        }
      }
    }
    return new Addressees(List.copyOf(found), faults);
  }

  private static Match match(String line, Directory all) {
    return Ids.read(line)
        .map(id -> all.find(id, null, null, null))
        .orElseGet(() -> all.find(null, line, null, line));
  }
}
