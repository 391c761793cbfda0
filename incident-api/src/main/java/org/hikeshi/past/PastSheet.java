package org.hikeshi.past;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hikeshi.hospital.Directory;
import org.hikeshi.hospital.Directory.Match;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.HospitalWords;
import org.hikeshi.report.JapaneseTime;
import org.hikeshi.report.PatientData;
import org.hikeshi.sheet.Column;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// A list of past incidents, line by line. What is wrong with one is noted, all of it.
final class PastSheet {

  private static final int MOST_WORDS = 10_000;
  private static final int MOST_REFERENCE = 100;

  private final Reading reading;
  private final Directory directory;
  private final Map<String, String> prefectures;
  private final Texts texts;
  private final LocalDate today;

  /// @param today no day of the past is later
  PastSheet(Reading reading, Directory directory, Texts texts, LocalDate today) {
    this.reading = reading;
    this.directory = directory;
    this.prefectures = HospitalWords.prefectures();
    this.texts = texts;
    this.today = today;
  }

  /// Empty where the line cannot be taken.
  Optional<PastFacts> facts(Sheet.Line line) {
    int before = reading.faults().size();
    var hospital = hospital(line);
    var detected = required(line, PastColumns.DETECTED, day(line, PastColumns.DETECTED));
    var reported = notBefore(line, PastColumns.REPORTED, detected);
    var closed = notBefore(line, PastColumns.CLOSED, detected);
    var category =
        required(
            line,
            PastColumns.CATEGORY,
            reading.read(line, PastColumns.CATEGORY, PastWords::category, "past.category"));
    var kind = reading.read(line, PastColumns.KIND, PastWords::kind, "past.kind");
    var care = care(line);
    var persons = reading.read(line, PastColumns.PERSONS, PastWords::count, "past.persons");
    var reference = words(line, PastColumns.REFERENCE, MOST_REFERENCE);
    var summary = words(line, PastColumns.SUMMARY, MOST_WORDS);
    var lessons = words(line, PastColumns.LESSONS, MOST_WORDS);
    if (reading.faults().size() > before
        || hospital == null
        || detected == null
        || category == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PastFacts(
            hospital.id(),
            reference,
            detected,
            reported,
            closed,
            category,
            kind,
            care,
            persons,
            summary,
            lessons));
  }

  /// What the line says of an incident that is known: a column that the list lacks says nothing.
  static PastFacts over(PastFacts known, PastFacts said, Sheet.Line line) {
    return new PastFacts(
        said.hospitalId(),
        said.reference(),
        said.detectedOn(),
        line.has(PastColumns.REPORTED) ? said.reportedOn() : known.reportedOn(),
        line.has(PastColumns.CLOSED) ? said.closedOn() : known.closedOn(),
        said.category(),
        line.has(PastColumns.KIND) ? said.kind() : known.kind(),
        line.has(PastColumns.CARE) ? said.careImpact() : known.careImpact(),
        line.has(PastColumns.PERSONS) ? said.persons() : known.persons(),
        line.has(PastColumns.SUMMARY) ? said.summary() : known.summary(),
        line.has(PastColumns.LESSONS) ? said.lessons() : known.lessons());
  }

  private @Nullable Hospital hospital(Sheet.Line line) {
    var id = reading.read(line, PastColumns.HOSPITAL_ID, Ids::read, "sheet.id");
    var prefecture = reading.word(line, PastColumns.PREFECTURE, prefectures, "sheet.prefecture");
    var name = line.text(PastColumns.NAME);
    if (id == null && name == null) {
      reading.blame(line, PastColumns.NAME, texts.of("hospital.required"));
      return null;
    }
    return switch (directory.find(id, line.text(PastColumns.CODE), prefecture, name)) {
      case Match.One(var hospital) -> {
        noteName(line, name, prefecture, hospital);
        notePrefecture(line, prefecture, hospital);
        yield hospital;
      }
      case Match.Unclear(var candidates) ->
          unknown(line, id, texts.of("past.which-hospital", candidates));
      case Match.Nobody() -> unknown(line, id, texts.of("past.no-hospital"));
    };
  }

  /// An old name is one thing, another hospital's name a code or an id that slipped.
  private void noteName(
      Sheet.Line line, @Nullable String name, @Nullable String prefecture, Hospital hospital) {
    if (name == null || Directory.sameName(name, hospital.name())) {
      return;
    }
    if (directory.named(name, prefecture).isEmpty()) {
      reading.warn(line, PastColumns.NAME, texts.of("past.other-name", hospital.name()));
    } else {
      reading.blame(line, PastColumns.NAME, texts.of("past.name-of-another", hospital.name()));
    }
  }

  /// Beside an old name it is all that shows an id that slipped.
  private void notePrefecture(Sheet.Line line, @Nullable String prefecture, Hospital hospital) {
    if (prefecture != null && !prefecture.equals(hospital.prefecture())) {
      reading.blame(
          line,
          PastColumns.PREFECTURE,
          texts.of("past.other-prefecture", hospital.name(), hospital.prefecture()));
    }
  }

  private @Nullable Hospital unknown(Sheet.Line line, @Nullable UUID id, String words) {
    reading.blame(line, id == null ? PastColumns.NAME : PastColumns.HOSPITAL_ID, words);
    return null;
  }

  private @Nullable LocalDate day(Sheet.Line line, Column column) {
    var day =
        reading.read(
            line, column, text -> JapaneseTime.read(text).map(JapanTime::dayOf), "past.day");
    if (day != null && day.isAfter(today)) {
      reading.blame(line, column, texts.of("past.future"));
    }
    return day;
  }

  private @Nullable LocalDate notBefore(
      Sheet.Line line, Column column, @Nullable LocalDate detected) {
    var day = day(line, column);
    if (day != null && detected != null && day.isBefore(detected)) {
      reading.blame(line, column, texts.of("past.too-early"));
    }
    return day;
  }

  private <T> @Nullable T required(Sheet.Line line, Column column, @Nullable T said) {
    if (said == null && line.text(column) == null) {
      reading.blame(line, column, texts.of("hospital.required"));
    }
    return said;
  }

  private Set<String> care(Sheet.Line line) {
    var codes = new TreeSet<String>();
    for (var word : Reading.several(line.text(PastColumns.CARE))) {
      PastWords.care(word)
          .ifPresentOrElse(
              impact -> codes.add(impact.name()),
              () -> reading.blame(line, PastColumns.CARE, texts.of("past.care", word)));
    }
    return codes;
  }

  private @Nullable String words(Sheet.Line line, Column column, int most) {
    var words = line.text(column);
    if (words != null && words.length() > most) {
      reading.blame(line, column, texts.of("past.too-long", most));
    }
    PatientData.in(requireNonNullElse(words, ""))
        .forEach(sign -> reading.warn(line, column, texts.word("patientData", sign)));
    return words;
  }
}
