package org.hikeshi.hospital;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.hospital.KnownHospitals.Said;
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

    boolean keepsItsCity(Sheet.Line line) {
      return known != null
          && !line.has(HospitalColumns.CITY)
          && known.prefecture().equals(profile.prefecture());
    }
  }

  /// @param reading notes what is wrong; where anything is, nothing is written
  /// @param rename whether a hospital may take another name, or prefecture
  Imported take(Sheet sheet, Reading reading, boolean rename, boolean dryRun) {
    var entries = entries(sheet, reading, rename);
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

  private List<Entry> entries(Sheet sheet, Reading reading, boolean rename) {
    var columns = new HospitalSheet(reading);
    var known =
        new KnownHospitals(hospitals.directoryToWrite(), sheet.lines(), reading, texts, rename);
    var seen = new HashMap<UUID, Integer>();
    var entries = new ArrayList<Entry>();
    for (var line : sheet.lines()) {
      var said = columns.said(line);
      var entry = entry(said, columns, known.of(said));
      check(line, entry, reading);
      var before = seen.putIfAbsent(entry.id, line.number());
      var twice = before == null && entry.known == null ? known.before(said) : before;
      if (twice != null) {
        reading.blame(line, HospitalColumns.NAME, texts.of("sheet.twice", twice));
      }
      entries.add(entry);
    }
    return entries;
  }

  private Entry entry(Said said, HospitalSheet columns, @Nullable Hospital known) {
    if (known != null) {
      return new Entry(known, known.id(), columns.profile(said, known.profile()));
    }
    var id = said.id() == null ? ids.next() : said.id();
    return new Entry(null, id, columns.profile(said, HospitalProfile.BLANK));
  }

  private void check(Sheet.Line line, Entry entry, Reading reading) {
    var faults = new ArrayList<FieldFault>();
    constraints.check(entry.profile, new Class<?>[0], faults);
    if (line.text(HospitalColumns.PREFECTURE) != null) {
      faults.removeIf(fault -> fault.pointer().equals("/prefecture"));
    }
    entry.profile.faults(texts).stream()
        .filter(
            fault ->
                !fault.pointer().equals("/prefecture")
                    || line.text(HospitalColumns.PREFECTURE) == null)
        .forEach(faults::add);
    if (entry.keepsItsCity(line)) {
      faults.stream()
          .filter(HospitalImport::isOfTheCity)
          .forEach(fault -> reading.warn(line, HospitalColumns.CITY, fault.detail()));
      faults.removeIf(HospitalImport::isOfTheCity);
    }
    reading.blame(line, faults, HospitalColumns::of);
    if (HospitalSheet.phoneLostItsZero(line)) {
      reading.blame(line, HospitalColumns.CONTACT_PHONE, texts.of("sheet.phone"));
    }
    if (faults.isEmpty() && entry.profile.codeLooksWrong()) {
      reading.warn(line, HospitalColumns.CODE, texts.of("hospital.code-looks-wrong"));
    }
  }

  private static boolean isOfTheCity(FieldFault fault) {
    return fault.pointer().equals("/city");
  }
}
