package org.hikeshi.hospital;

import static java.util.Objects.requireNonNullElse;
import static org.hikeshi.hospital.HospitalColumns.ADDRESS;
import static org.hikeshi.hospital.HospitalColumns.AREA;
import static org.hikeshi.hospital.HospitalColumns.BACKUP;
import static org.hikeshi.hospital.HospitalColumns.BCP;
import static org.hikeshi.hospital.HospitalColumns.BEDS;
import static org.hikeshi.hospital.HospitalColumns.CITY;
import static org.hikeshi.hospital.HospitalColumns.CLOSED;
import static org.hikeshi.hospital.HospitalColumns.CODE;
import static org.hikeshi.hospital.HospitalColumns.CONTACT_EMAIL;
import static org.hikeshi.hospital.HospitalColumns.CONTACT_NAME;
import static org.hikeshi.hospital.HospitalColumns.CONTACT_PHONE;
import static org.hikeshi.hospital.HospitalColumns.CORPORATE_NUMBER;
import static org.hikeshi.hospital.HospitalColumns.FOUNDER;
import static org.hikeshi.hospital.HospitalColumns.FUNCTIONS;
import static org.hikeshi.hospital.HospitalColumns.ID;
import static org.hikeshi.hospital.HospitalColumns.NAME;
import static org.hikeshi.hospital.HospitalColumns.NIGHT_ENTRANCE;
import static org.hikeshi.hospital.HospitalColumns.OFFICER;
import static org.hikeshi.hospital.HospitalColumns.OPENED;
import static org.hikeshi.hospital.HospitalColumns.OPERATOR;
import static org.hikeshi.hospital.HospitalColumns.OPERATOR_ADDRESS;
import static org.hikeshi.hospital.HospitalColumns.OUT_OF_BAND;
import static org.hikeshi.hospital.HospitalColumns.PREFECTURE;
import static org.hikeshi.hospital.HospitalColumns.SURVEY;
import static org.hikeshi.hospital.HospitalColumns.VENDORS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts.Readiness;
import org.hikeshi.hospital.HospitalProfile.HospitalContact;
import org.hikeshi.hospital.HospitalProfile.Operator;
import org.hikeshi.hospital.KnownHospitals.Said;
import org.hikeshi.report.JapaneseTime;
import org.hikeshi.sheet.Column;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Ids;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The directory as a sheet: one hospital a line. A column that the sheet lacks says nothing; an
/// empty cell says that there is nothing.
///
/// Past 200 lines by the names of its columns only.
final class HospitalSheet {

  private final Reading reading;
  private final Map<String, String> prefectures;

  HospitalSheet(Reading reading) {
    this.reading = reading;
    this.prefectures = HospitalWords.prefectures();
  }

  /// By what the line tells its hospital from others.
  Said said(Sheet.Line line) {
    return new Said(
        line,
        reading.read(line, ID, Ids::read, "sheet.id"),
        code(line),
        reading.word(line, PREFECTURE, prefectures, "sheet.prefecture"),
        line.text(NAME));
  }

  private static @Nullable String code(Sheet.Line line) {
    var code = line.text(CODE);
    return code == null ? null : MedicalInstitutionCode.digits(code);
  }

  /// What the directory is to say of it.
  ///
  /// @param now what it says, for the columns that the sheet lacks
  HospitalProfile profile(Said said, HospitalProfile now) {
    var line = said.line();
    var operator = requireNonNullElse(now.operator(), Operator.NOT_KNOWN);
    return new HospitalProfile(
        said.name(),
        new Operator(
            text(line, OPERATOR, operator.name()),
            text(line, CORPORATE_NUMBER, operator.corporateNumber()),
            text(line, OPERATOR_ADDRESS, operator.address())),
        line.has(CODE) ? said.code() : now.medicalInstitutionCode(),
        said.prefecture(),
        text(line, CITY, now.city()),
        text(line, AREA, now.secondaryMedicalArea()),
        text(line, ADDRESS, now.address()),
        text(line, NIGHT_ENTRANCE, now.nightEntrance()),
        said(
            line,
            BEDS,
            now.beds(),
            () -> reading.read(line, BEDS, HospitalSheet::count, "sheet.beds")),
        said(line, FUNCTIONS, now.functions(), () -> functions(line)),
        said(
            line,
            FOUNDER,
            now.founder(),
            () ->
                requireNonNullElse(
                    reading.word(line, FOUNDER, HospitalWords.FOUNDERS, "sheet.founder"),
                    Founder.OTHER)),
        said(line, VENDORS, now.vendors(), () -> Reading.several(line.text(VENDORS))),
        readiness(line, requireNonNullElse(now.readiness(), Readiness.NOT_KNOWN)),
        contacts(line, requireNonNullElse(now.contacts(), List.of())),
        now.forward(),
        day(line, OPENED, now.openedOn()),
        day(line, CLOSED, now.closedOn()));
  }

  private @Nullable LocalDate day(Sheet.Line line, Column column, @Nullable LocalDate now) {
    return said(
        line,
        column,
        now,
        () ->
            reading.read(
                line, column, text -> JapaneseTime.read(text).map(JapanTime::dayOf), "past.day"));
  }

  private Readiness readiness(Sheet.Line line, Readiness now) {
    return new Readiness(
        answer(line, OFFICER, now.responsibleOfficer()),
        answer(line, BACKUP, now.offlineBackup()),
        answer(line, BCP, now.bcp()),
        answer(line, SURVEY, now.survey()));
  }

  private Answer answer(Sheet.Line line, Column column, Answer now) {
    return said(
        line,
        column,
        now,
        () ->
            requireNonNullElse(
                reading.word(line, column, HospitalWords.ANSWERS, "sheet.answer"), Answer.UNKNOWN));
  }

  /// The contact of the line comes first; others of other names stay behind it. What the sheet has
  /// no column for stays as the contact of that name has it.
  private List<HospitalContact> contacts(Sheet.Line line, List<HospitalContact> now) {
    var outOfBand = reading.word(line, OUT_OF_BAND, HospitalWords.ANSWERS, "sheet.answer");
    if (line.text(CONTACT_PHONE) == null && line.text(CONTACT_EMAIL) == null && outOfBand == null) {
      return now;
    }
    var name = requireNonNullElse(line.text(CONTACT_NAME), "代表");
    var known =
        now.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElse(new HospitalContact(name, null, null, false));
    var phone = text(line, CONTACT_PHONE, known.phone());
    var email = text(line, CONTACT_EMAIL, known.email());
    if (phone == null && email == null) {
      return now;
    }
    var contacts = new ArrayList<HospitalContact>();
    contacts.add(
        new HospitalContact(
            name,
            phone,
            email,
            line.has(OUT_OF_BAND)
                ? outOfBand == Answer.YES
                : Boolean.TRUE.equals(known.outOfBand())));
    now.stream().filter(other -> !other.name().equals(name)).forEach(contacts::add);
    return contacts;
  }

  /// A spreadsheet that takes 090… for a number writes 90…, which nobody can ring.
  static boolean phoneLostItsZero(Sheet.Line line) {
    var phone = line.text(CONTACT_PHONE);
    return phone != null && !Reading.narrow(phone).replaceAll("[^0-9+]", "").matches("[0+].*");
  }

  private static Set<String> functions(Sheet.Line line) {
    return Reading.several(line.text(FUNCTIONS)).stream()
        .map(Reading::narrow)
        .map(word -> HospitalWords.FUNCTIONS.getOrDefault(word, word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static @Nullable String text(Sheet.Line line, Column column, @Nullable String now) {
    return line.has(column) ? line.text(column) : now;
  }

  private static <T> @Nullable T said(
      Sheet.Line line, Column column, @Nullable T now, Supply<T> reading) {
    return line.has(column) ? reading.get() : now;
  }

  private interface Supply<T> {
    @Nullable T get();
  }

  private static Optional<Integer> count(String text) {
    var digits = text.replaceAll("[,床]", "");
    return digits.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }
}
