package org.hikeshi.past;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.sheet.Imported;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Takes past incidents over from a list: every line, or none. The same line again, in this list or
/// in the next, is the same incident. Nobody is told.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PastImport {

  private final PastIncidents incidents;
  private final Hospitals hospitals;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  PastImport(PastIncidents incidents, Hospitals hospitals, Audit audit, Ids ids, Clock clock) {
    this.incidents = incidents;
    this.hospitals = hospitals;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  private record Said(Sheet.Line line, PastFacts facts) {}

  /// A line, what it says, and the incident that said so before.
  private record Entry(Sheet.Line line, PastFacts facts, @Nullable PastIncident known) {

    static Entry of(Said said, @Nullable PastIncident known) {
      var facts = known == null ? said.facts : PastSheet.over(known.facts(), said.facts, said.line);
      return new Entry(said.line, facts, known);
    }

    boolean isNew() {
      return known == null;
    }

    boolean changes() {
      return known != null && !known.isAs(facts);
    }
  }

  /// The list as it was sent.
  ///
  /// @throws Sheet.Unreadable naming what has to be mended before any line can be read
  public static Sheet read(byte[] bytes, @Nullable String charset) throws Sheet.Unreadable {
    return Sheet.read(bytes, charset, PastColumns.ALL, PastColumns.REQUIRED);
  }

  /// @param reading notes what is wrong; where anything is, nothing is written
  /// @param texts the language of what is noted
  public Imported take(Sheet sheet, Reading reading, Texts texts, String by, boolean dryRun) {
    incidents.lockAll();
    var entries = entries(sheet, reading, texts);
    int added = (int) entries.stream().filter(Entry::isNew).count();
    int changed = (int) entries.stream().filter(Entry::changes).count();
    if (reading.faults().isEmpty() && !dryRun) {
      entries.forEach(entry -> write(entry, by));
      incidents.flush();
      audit.record(
          "incidents.imported",
          null,
          "past-incidents",
          Map.of("added", Integer.toString(added), "changed", Integer.toString(changed)));
    }
    int lines = sheet.lines().size();
    return new Imported(dryRun, lines, added, changed, lines - added - changed, reading.warnings());
  }

  /// Takes out one that does not belong there: two lines of one incident, or another hospital's.
  ///
  /// @return whether there was one
  boolean remove(UUID id) {
    boolean removed = incidents.deleteById(id);
    if (removed) {
      audit.record("past-incident.removed", null, "past-incident/" + id, Map.of());
    }
    return removed;
  }

  private void write(Entry entry, String by) {
    if (entry.known == null) {
      var countedAs = hospitals.findById(entry.facts.hospitalId()).countedAs();
      incidents.persist(new PastIncident(ids.next(), countedAs, entry.facts, by, clock.instant()));
    } else if (entry.changes()) {
      entry.known.become(entry.facts);
    }
  }

  private List<Entry> entries(Sheet sheet, Reading reading, Texts texts) {
    var said = said(sheet, reading, texts);
    var alike = incidents.alike(said.values().stream().map(Said::facts).toList());
    var known = new KnownPast(alike, said.keySet(), reading, texts);
    var entries =
        said.values().stream()
            .map(each -> Entry.of(each, known.of(each.line, each.facts)))
            .toList();
    warnOfRegistered(entries, reading, texts);
    return entries;
  }

  /// What the list says, each incident once, by its key.
  private Map<String, Said> said(Sheet sheet, Reading reading, Texts texts) {
    var today = JapanTime.dayOf(clock.instant());
    var lines = new PastSheet(reading, hospitals.directory(), texts, today);
    var said = new LinkedHashMap<String, Said>();
    for (var line : sheet.lines()) {
      lines
          .facts(line)
          .map(facts -> new Said(line, facts))
          .ifPresent(
              one -> {
                var before = said.putIfAbsent(one.facts.key(), one);
                if (before != null) {
                  again(one, before, reading, texts);
                }
              });
    }
    return said;
  }

  /// The same words are one incident; other words under the same key are a slip, or two incidents
  /// of one day that need a reference each.
  private static void again(Said entry, Said before, Reading reading, Texts texts) {
    int number = before.line.number();
    if (entry.facts.equals(before.facts)) {
      reading.warn(entry.line, PastColumns.DETECTED, texts.of("past.same-line", number));
    } else if (entry.facts.reference() != null) {
      reading.blame(entry.line, PastColumns.REFERENCE, texts.of("past.same-reference", number));
    } else {
      reading.blame(entry.line, PastColumns.DETECTED, texts.of("past.same-day", number));
    }
  }

  /// What was reported here already would be counted twice; only a person can tell.
  private void warnOfRegistered(List<Entry> entries, Reading reading, Texts texts) {
    var registered = incidents.registered(entries.stream().map(Entry::facts).toList());
    for (var entry : entries) {
      var facts = entry.facts;
      var day = facts.reportedOn() == null ? facts.detectedOn() : facts.reportedOn();
      var number = registered.get(facts.hospitalId() + " " + day);
      if (number != null) {
        reading.warn(entry.line, PastColumns.DETECTED, texts.of("past.registered", number));
      }
    }
  }
}
