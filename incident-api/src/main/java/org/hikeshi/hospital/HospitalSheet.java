package org.hikeshi.hospital;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts.Readiness;
import org.hikeshi.hospital.HospitalProfile.HospitalContact;
import org.hikeshi.hospital.HospitalProfile.Operator;
import org.hikeshi.sheet.Column;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The directory as a sheet: one hospital a line. A column that the sheet lacks says nothing; an
/// empty cell says that there is nothing.
final class HospitalSheet {

  static final Column ID = new Column("id", "ID");
  static final Column NAME = new Column("name", "医療機関名");
  static final Column CODE = new Column("medicalInstitutionCode", "医療機関コード");
  static final Column PREFECTURE = new Column("prefecture", "都道府県");
  private static final Column OPERATOR = new Column("operatorName", "開設者名");
  private static final Column CORPORATE_NUMBER = new Column("corporateNumber", "法人番号");
  private static final Column OPERATOR_ADDRESS = new Column("operatorAddress", "開設者所在地");
  private static final Column CITY = new Column("city", "市区町村コード");
  private static final Column AREA = new Column("secondaryMedicalArea", "二次医療圏");
  private static final Column ADDRESS = new Column("address", "所在地");
  private static final Column NIGHT_ENTRANCE = new Column("nightEntrance", "夜間入口");
  private static final Column BEDS = new Column("beds", "病床数");
  private static final Column FUNCTIONS = new Column("functions", "機能");
  private static final Column FOUNDER = new Column("founder", "設立主体");
  private static final Column VENDORS = new Column("vendors", "委託先");
  private static final Column CONTACT_NAME = new Column("contactName", "連絡先名");
  private static final Column CONTACT_PHONE = new Column("contactPhone", "連絡先電話");
  private static final Column CONTACT_EMAIL = new Column("contactEmail", "連絡先メール");
  private static final Column OUT_OF_BAND = new Column("outOfBand", "院外連絡手段");
  private static final Column OFFICER = new Column("responsibleOfficer", "安全管理責任者");
  private static final Column BACKUP = new Column("offlineBackup", "オフラインバックアップ");
  private static final Column BCP = new Column("bcp", "BCP");
  private static final Column SURVEY = new Column("survey", "調査回答");

  static final List<Column> COLUMNS =
      List.of(
          ID,
          NAME,
          CODE,
          PREFECTURE,
          OPERATOR,
          CORPORATE_NUMBER,
          OPERATOR_ADDRESS,
          CITY,
          AREA,
          ADDRESS,
          NIGHT_ENTRANCE,
          BEDS,
          FUNCTIONS,
          FOUNDER,
          VENDORS,
          CONTACT_NAME,
          CONTACT_PHONE,
          CONTACT_EMAIL,
          OUT_OF_BAND,
          OFFICER,
          BACKUP,
          BCP,
          SURVEY);

  /// Which column fills the field at a JSON pointer of the profile.
  private static final Map<String, Column> OF_FIELDS =
      Map.of(
          "/operator/name", OPERATOR,
          "/operator/corporateNumber", CORPORATE_NUMBER,
          "/operator/address", OPERATOR_ADDRESS,
          "/contacts/0/name", CONTACT_NAME,
          "/contacts/0/phone", CONTACT_PHONE,
          "/contacts/0/email", CONTACT_EMAIL);

  private static final Map<String, Founder> FOUNDERS =
      Stream.concat(
              Stream.of(Founder.values()).map(founder -> Map.entry(founder.name(), founder)),
              Map.ofEntries(
                  Map.entry("民間", Founder.PRIVATE),
                  Map.entry("医療法人", Founder.PRIVATE),
                  Map.entry("公益法人", Founder.PRIVATE),
                  Map.entry("個人", Founder.PRIVATE),
                  Map.entry("市町村", Founder.MUNICIPAL),
                  Map.entry("市町村立", Founder.MUNICIPAL),
                  Map.entry("都道府県", Founder.PREFECTURAL),
                  Map.entry("都道府県立", Founder.PREFECTURAL),
                  Map.entry("独立行政法人", Founder.INDEPENDENT_ADMINISTRATIVE),
                  Map.entry("地方独立行政法人", Founder.INDEPENDENT_ADMINISTRATIVE),
                  Map.entry("国立大学法人", Founder.NATIONAL_UNIVERSITY),
                  Map.entry("学校法人", Founder.SCHOOL_CORPORATION),
                  Map.entry("国", Founder.STATE),
                  Map.entry("その他", Founder.OTHER))
                  .entrySet()
                  .stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, Answer> ANSWERS =
      Map.ofEntries(
          Map.entry("YES", Answer.YES),
          Map.entry("NO", Answer.NO),
          Map.entry("UNKNOWN", Answer.UNKNOWN),
          Map.entry("はい", Answer.YES),
          Map.entry("有", Answer.YES),
          Map.entry("あり", Answer.YES),
          Map.entry("○", Answer.YES),
          Map.entry("いいえ", Answer.NO),
          Map.entry("無", Answer.NO),
          Map.entry("なし", Answer.NO),
          Map.entry("×", Answer.NO),
          Map.entry("不明", Answer.UNKNOWN));

  private static final Map<String, String> FUNCTION_WORDS =
      Map.of(
          "救急告示", "EMERGENCY",
          "救命救急", "EMERGENCY",
          "災害拠点", "DISASTER_BASE",
          "特定機能", "ADVANCED",
          "地域医療支援", "REGIONAL_SUPPORT",
          "へき地医療拠点", "REMOTE_AREA",
          "周産期", "PERINATAL",
          "がん拠点", "CANCER");

  private final Reading reading;
  private final Map<String, String> prefectures;

  HospitalSheet(Reading reading) {
    this.reading = reading;
    this.prefectures = prefectures();
  }

  /// Which hospital the line is about: by id, or else by its code (or its prefecture) and its name.
  static String key(@Nullable String code, @Nullable String prefecture, @Nullable String name) {
    return (code == null ? prefecture : code) + " " + (name == null ? "" : Reading.narrow(name));
  }

  @Nullable UUID id(Sheet.Line line) {
    return reading.read(line, ID, HospitalSheet::uuid, "sheet.id");
  }

  @Nullable String code(Sheet.Line line) {
    var code = line.text(CODE);
    return code == null ? null : MedicalInstitutionCode.digits(code);
  }

  @Nullable String prefecture(Sheet.Line line) {
    return reading.word(line, PREFECTURE, prefectures, "sheet.prefecture");
  }

  /// What the directory is to say of it.
  ///
  /// @param now what it says, for the columns that the sheet lacks
  HospitalProfile profile(Sheet.Line line, @Nullable String prefecture, HospitalProfile now) {
    var operator = requireNonNullElse(now.operator(), Operator.NOT_KNOWN);
    return new HospitalProfile(
        line.text(NAME),
        new Operator(
            text(line, OPERATOR, operator.name()),
            text(line, CORPORATE_NUMBER, operator.corporateNumber()),
            text(line, OPERATOR_ADDRESS, operator.address())),
        line.has(CODE) ? code(line) : now.medicalInstitutionCode(),
        prefecture,
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
                    reading.word(line, FOUNDER, FOUNDERS, "sheet.founder"), Founder.OTHER)),
        said(line, VENDORS, now.vendors(), () -> Reading.several(line.text(VENDORS))),
        readiness(line, requireNonNullElse(now.readiness(), Readiness.NOT_KNOWN)),
        contacts(line, requireNonNullElse(now.contacts(), List.of())),
        now.forward());
  }

  static Column columnOf(String pointer) {
    var known = OF_FIELDS.get(pointer);
    if (known != null) {
      return known;
    }
    var field = pointer.split("/")[1];
    return COLUMNS.stream().filter(c -> c.code().equals(field)).findAny().orElse(NAME);
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
                reading.word(line, column, ANSWERS, "sheet.answer"), Answer.UNKNOWN));
  }

  /// The contact of the line comes first; others of other names stay behind it.
  private List<HospitalContact> contacts(Sheet.Line line, List<HospitalContact> now) {
    var phone = line.text(CONTACT_PHONE);
    var email = line.text(CONTACT_EMAIL);
    if (phone == null && email == null) {
      return now;
    }
    var name = requireNonNullElse(line.text(CONTACT_NAME), "代表");
    var outOfBand = reading.word(line, OUT_OF_BAND, ANSWERS, "sheet.answer") == Answer.YES;
    var contacts = new ArrayList<HospitalContact>();
    contacts.add(new HospitalContact(name, phone, email, outOfBand));
    now.stream().filter(other -> !other.name().equals(name)).forEach(contacts::add);
    return contacts;
  }

  private static Set<String> functions(Sheet.Line line) {
    return Reading.several(line.text(FUNCTIONS)).stream()
        .map(Reading::narrow)
        .map(word -> FUNCTION_WORDS.getOrDefault(word, word.toUpperCase(Locale.ROOT)))
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

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> count(String text) {
    var digits = text.replaceAll("[,床]", "");
    return digits.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  /// `14`, `神奈川県` and `神奈川` are the same.
  private static Map<String, String> prefectures() {
    var words = Texts.in(Locale.JAPANESE);
    Function<String, Stream<String>> spellings =
        code -> {
          var name = words.word("prefecture", code);
          return Stream.of(code, name, name.equals("北海道") ? name : name.replaceAll("[都府県]$", ""));
        };
    return IntStream.rangeClosed(1, 47)
        .mapToObj("%02d"::formatted)
        .flatMap(code -> spellings.apply(code).distinct().map(word -> Map.entry(word, code)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
