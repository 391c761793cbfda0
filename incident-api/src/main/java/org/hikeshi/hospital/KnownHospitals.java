package org.hikeshi.hospital;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private final Map<UUID, Said> claims = new HashMap<>();
  private final Map<String, List<Said>> unclaimed = new HashMap<>();
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

    private String place() {
      return prefecture + " " + (name == null ? "" : Directory.plain(name));
    }
  }

  /// @param rename whether a hospital may take another name, or prefecture
  KnownHospitals(
      Directory directory, List<Sheet.Line> lines, Reading reading, Texts texts, boolean rename) {
    this.directory = directory;
    this.reading = reading;
    this.texts = texts;
    this.rename = rename;
    var unnoted = new HospitalSheet(new Reading(texts));
    lines.stream().map(unnoted::said).forEach(this::claim);
  }

  /// By id or code, whatever else is wrong with the line. One that has only the same name is about
  /// another hospital.
  private void claim(Said said) {
    switch (byIdOrCode(said)) {
      case Match.One(var hospital) -> claims.putIfAbsent(hospital.id(), said);
      case Match.Unclear _ -> {}
      case Match.Nobody _ -> together(unclaimed, said).add(said);
    }
  }

  private static List<Said> together(Map<String, List<Said>> lines, Said said) {
    return lines.computeIfAbsent(said.place(), _ -> new ArrayList<>());
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
      notePrefecture(said, known);
      noteId(said, known);
    }
    return known;
  }

  /// The number of an earlier line that brings the same new hospital; null where none does.
  @Nullable Integer before(Said said) {
    var others = together(added, said);
    var alike = others.stream().filter(said::mayBe).findFirst();
    others.add(said);
    return alike.map(other -> other.line.number()).orElse(null);
  }

  /// A code that only another prefecture's hospital of this name has is that hospital's.
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

  /// Whoever has the name and no other line's claim. With two codes they may be two, and where two
  /// new ones have the name, either may be it.
  private @Nullable Hospital byName(Said said) {
    if (said.name == null || said.prefecture == null) {
      return null;
    }
    var all = directory.named(said.name, said.prefecture);
    var left = all.stream().filter(one -> !claims.containsKey(one.id())).toList();
    if (left.isEmpty()) {
      return said.code == null ? claimedByOneThatMayBe(said, all) : null;
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
    if (together(unclaimed, said).stream().anyMatch(other -> !said.mayBe(other))) {
      return unclear(said, 1);
    }
    return only;
  }

  private @Nullable Hospital claimedByOneThatMayBe(Said said, List<Hospital> all) {
    return all.stream()
        .filter(one -> said.mayBe(claims.getOrDefault(one.id(), said)))
        .findFirst()
        .orElse(null);
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
    if (!rename) {
      reading.blame(said.line, HospitalColumns.NAME, texts.of("sheet.renamed", known.name()));
    } else if (!directory.named(said.name, said.prefecture).stream().allMatch(this::givesUpName)) {
      reading.blame(said.line, HospitalColumns.NAME, texts.of("sheet.name-of-another"));
    } else {
      reading.warn(
          said.line, HospitalColumns.NAME, texts.of("sheet.renames", known.name(), said.name));
    }
  }

  /// For one that is nobody's: where names slipped, each gets one that is somebody's.
  private boolean givesUpName(Hospital hospital) {
    var claim = claims.get(hospital.id());
    return claim != null
        && claim.name != null
        && directory.named(claim.name, claim.prefecture).isEmpty();
  }

  /// It decides who is told of the hospital's incidents.
  private void notePrefecture(Said said, Hospital known) {
    var now = known.prefecture();
    if (said.prefecture == null || said.prefecture.equals(now)) {
      return;
    }
    if (rename) {
      reading.warn(
          said.line, HospitalColumns.PREFECTURE, texts.of("sheet.moves", now, said.prefecture));
    } else {
      reading.blame(said.line, HospitalColumns.PREFECTURE, texts.of("sheet.moved", now));
    }
  }

  private void noteId(Said said, Hospital known) {
    if (said.id != null && !said.id.equals(known.id())) {
      reading.warn(said.line, HospitalColumns.ID, texts.of("sheet.other-id", known.id()));
    }
  }
}
