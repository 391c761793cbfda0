package org.hikeshi.hospital;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.hospital.Directory.Match;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Which hospital of the directory each line of a sheet is about, so that none is there twice and
/// none takes another's name. What only a person can tell is noted.
final class KnownHospitals {

  private final Directory directory;
  private final Reading reading;
  private final Texts texts;
  private final boolean rename;
  private final Set<UUID> claimed;
  private final Map<String, List<Said>> added = new HashMap<>();

  /// By what a line tells its hospital from others.
  ///
  /// @param prefecture its two digits
  record Said(
      Sheet.Line line,
      @Nullable UUID id,
      @Nullable String code,
      @Nullable String prefecture,
      @Nullable String name) {

    /// Two that have an id each, or a code each, are two.
    boolean mayBe(Said other) {
      if (id != null && other.id != null) {
        return id.equals(other.id);
      }
      return code == null
          || other.code == null
          || Directory.shortened(code).equals(Directory.shortened(other.code));
    }
  }

  /// @param rename whether a hospital may take another name
  KnownHospitals(
      Directory directory, List<Sheet.Line> lines, Reading reading, Texts texts, boolean rename) {
    this.directory = directory;
    this.reading = reading;
    this.texts = texts;
    this.rename = rename;
    this.claimed = claimed(lines);
  }

  /// Those that lines name by id or code, whatever else is wrong with them. A line that has only
  /// the same name is about another hospital.
  private Set<UUID> claimed(List<Sheet.Line> lines) {
    var unnoted = new HospitalSheet(new Reading(texts));
    return lines.stream()
        .map(unnoted::said)
        .map(this::byIdOrCode)
        .filter(Match.One.class::isInstance)
        .map(found -> ((Match.One) found).hospital().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Null for a new one, and where the line has to be mended first, which is noted.
  @Nullable Hospital of(Said said) {
    var known =
        switch (byIdOrCode(said)) {
          case Match.One(var hospital) -> hospital;
          case Match.Unclear(var candidates) -> unclear(said, candidates);
          case Match.Nobody() -> byName(said);
        };
    if (known != null) {
      noteName(said, known);
      noteId(said, known);
    }
    return known;
  }

  /// The number of an earlier line that brings the same new hospital; null where none does.
  @Nullable Integer before(Said said) {
    var name = said.name == null ? "" : Directory.plain(said.name);
    var others = added.computeIfAbsent(said.prefecture + " " + name, _ -> new ArrayList<>());
    var alike = others.stream().filter(said::mayBe).findFirst();
    others.add(said);
    return alike.map(other -> other.line.number()).orElse(null);
  }

  /// A code that only another prefecture's hospital of this name has is that hospital's: its
  /// prefecture is mended.
  private Match byIdOrCode(Said said) {
    if (said.id != null
        && directory.find(said.id, null, null, null) instanceof Match.One identified) {
      return identified;
    }
    var here = directory.byCode(said.code, said.prefecture, said.name);
    return here instanceof Match.Nobody
            && directory.byCode(said.code, null, said.name) instanceof Match.One elsewhere
        ? elsewhere
        : here;
  }

  /// Whoever has the name and no other line's claim. With two codes they may be two.
  private @Nullable Hospital byName(Said said) {
    if (said.name == null || said.prefecture == null) {
      return null;
    }
    var all = directory.named(said.name, said.prefecture);
    var left = all.stream().filter(one -> !claimed.contains(one.id())).toList();
    if (left.isEmpty()) {
      return said.code == null && !all.isEmpty() ? all.getFirst() : null;
    }
    if (left.size() > 1) {
      return unclear(said, left.size());
    }
    var only = left.getFirst();
    var code = only.medicalInstitutionCode();
    if (said.code != null && code != null) {
      reading.blame(said.line, HospitalColumns.CODE, texts.of("sheet.other-code", code, only.id()));
      return null;
    }
    return only;
  }

  private @Nullable Hospital unclear(Said said, int candidates) {
    reading.blame(said.line, HospitalColumns.NAME, texts.of("sheet.which-hospital", candidates));
    return null;
  }

  /// A line whose id slipped by one would give each hospital its neighbour's name and numbers.
  private void noteName(Said said, Hospital known) {
    if (said.name == null || Directory.sameName(said.name, known.name())) {
      return;
    }
    if (rename) {
      reading.warn(
          said.line, HospitalColumns.NAME, texts.of("sheet.renames", known.name(), said.name));
    } else {
      reading.blame(said.line, HospitalColumns.NAME, texts.of("sheet.renamed", known.name()));
    }
  }

  private void noteId(Said said, Hospital known) {
    if (said.id != null && !said.id.equals(known.id())) {
      reading.warn(said.line, HospitalColumns.ID, texts.of("sheet.other-id", known.id()));
    }
  }
}
