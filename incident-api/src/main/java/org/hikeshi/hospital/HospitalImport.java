package org.hikeshi.hospital;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.sheet.Imported;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Takes the directory over from a sheet: every line, or none. The same sheet again changes
/// nothing.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class HospitalImport {

  private final Hospitals hospitals;
  private final Constraints constraints;
  private final Audit audit;
  private final Texts texts;
  private final Ids ids;

  HospitalImport(Hospitals hospitals, Constraints constraints, Audit audit, Texts texts, Ids ids) {
    this.hospitals = hospitals;
    this.constraints = constraints;
    this.audit = audit;
    this.texts = texts;
    this.ids = ids;
  }

  /// A line, which hospital it is about, and what the directory is to say of it.
  private record Entry(@Nullable Hospital known, UUID id, HospitalProfile profile) {

    boolean changes() {
      return known == null || !known.profile().equals(profile);
    }
  }

  /// @param reading notes what is wrong; where anything is, nothing is written
  Imported take(Sheet sheet, Reading reading, boolean dryRun) {
    var entries = entries(sheet, reading);
    var added = entries.stream().filter(entry -> entry.known == null).count();
    var changed = entries.stream().filter(Entry::changes).count() - added;
    if (reading.faults().isEmpty() && !dryRun) {
      entries.stream().filter(Entry::changes).forEach(this::write);
      audit.record(
          "hospitals.imported",
          null,
          "hospitals",
          Map.of("added", Long.toString(added), "changed", Long.toString(changed)));
    }
    return new Imported(
        dryRun,
        entries.size(),
        (int) added,
        (int) changed,
        (int) (entries.size() - added - changed),
        reading.warnings());
  }

  private void write(Entry entry) {
    if (entry.known == null) {
      hospitals.persist(new Hospital(entry.id, entry.profile));
    } else {
      entry.known.become(entry.profile);
    }
  }

  private List<Entry> entries(Sheet sheet, Reading reading) {
    var columns = new HospitalSheet(reading);
    var byId = new LinkedHashMap<UUID, Hospital>();
    var byKey = new HashMap<String, Hospital>();
    for (var hospital : hospitals.allWithContacts()) {
      byId.put(hospital.id(), hospital);
      byKey.putIfAbsent(hospital.key(), hospital);
    }
    var seen = new HashMap<UUID, Integer>();
    var seenKeys = new HashMap<String, Integer>();
    var entries = new ArrayList<Entry>();
    for (var line : sheet.lines()) {
      var id = columns.id(line);
      var prefecture = columns.prefecture(line);
      var key = HospitalSheet.key(columns.code(line), prefecture, line.text(HospitalColumns.NAME));
      var known = id == null ? byKey.get(key) : byId.get(id);
      var entry = entry(line, columns, known, known == null ? newId(id) : known.id(), prefecture);
      check(line, entry, reading);
      var before = seen.putIfAbsent(entry.id, line.number());
      var alike = id == null ? seenKeys.putIfAbsent(key, line.number()) : null;
      if (before != null || alike != null) {
        reading.blame(
            line, HospitalColumns.NAME, texts.of("sheet.twice", before == null ? alike : before));
      }
      entries.add(entry);
    }
    return entries;
  }

  private UUID newId(@Nullable UUID said) {
    return said == null ? ids.next() : said;
  }

  private Entry entry(
      Sheet.Line line,
      HospitalSheet columns,
      @Nullable Hospital known,
      UUID id,
      @Nullable String prefecture) {
    var now = known == null ? HospitalProfile.BLANK : known.profile();
    return new Entry(known, id, columns.profile(line, prefecture, now));
  }

  private void check(Sheet.Line line, Entry entry, Reading reading) {
    var faults = new ArrayList<FieldFault>();
    constraints.check(entry.profile, new Class<?>[0], faults);
    if (line.text(HospitalColumns.PREFECTURE) != null) {
      faults.removeIf(fault -> fault.pointer().equals("/prefecture"));
    }
    entry.profile.missing(texts).stream()
        .filter(
            fault ->
                !fault.pointer().equals("/prefecture")
                    || line.text(HospitalColumns.PREFECTURE) == null)
        .forEach(faults::add);
    reading.blame(line, faults, HospitalColumns::of);
    if (faults.isEmpty() && entry.profile.codeLooksWrong()) {
      reading.warn(line, HospitalColumns.CODE, texts.of("hospital.code-looks-wrong"));
    }
  }
}
