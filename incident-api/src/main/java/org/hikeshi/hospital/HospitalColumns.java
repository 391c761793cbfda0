package org.hikeshi.hospital;

import java.util.List;
import java.util.Map;
import org.hikeshi.sheet.Column;

/// The columns of the directory's sheet.
final class HospitalColumns {

  static final Column ID = new Column("id", "ID");
  static final Column NAME = new Column("name", "医療機関名");
  static final Column CODE = new Column("medicalInstitutionCode", "医療機関コード");
  static final Column PREFECTURE = new Column("prefecture", "都道府県");
  static final Column OPERATOR = new Column("operatorName", "開設者名");
  static final Column CORPORATE_NUMBER = new Column("corporateNumber", "法人番号");
  static final Column OPERATOR_ADDRESS = new Column("operatorAddress", "開設者所在地");
  static final Column CITY = new Column("city", "市区町村コード");
  static final Column AREA = new Column("secondaryMedicalArea", "二次医療圏");
  static final Column ADDRESS = new Column("address", "所在地");
  static final Column NIGHT_ENTRANCE = new Column("nightEntrance", "夜間入口");
  static final Column BEDS = new Column("beds", "病床数");
  static final Column FUNCTIONS = new Column("functions", "機能");
  static final Column FOUNDER = new Column("founder", "設立主体");
  static final Column VENDORS = new Column("vendors", "委託先");
  static final Column CONTACT_NAME = new Column("contactName", "連絡先名");
  static final Column CONTACT_PHONE = new Column("contactPhone", "連絡先電話");
  static final Column CONTACT_EMAIL = new Column("contactEmail", "連絡先メール");
  static final Column OUT_OF_BAND = new Column("outOfBand", "院外連絡手段");
  static final Column OFFICER = new Column("responsibleOfficer", "安全管理責任者");
  static final Column BACKUP = new Column("offlineBackup", "オフラインバックアップ");
  static final Column BCP = new Column("bcp", "BCP");
  static final Column OPENED = new Column("openedOn", "開設日");
  static final Column CLOSED = new Column("closedOn", "廃止日");
  static final Column SURVEY = new Column("survey", "調査回答");

  static final List<Column> ALL =
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
          SURVEY,
          OPENED,
          CLOSED);

  /// Which column fills the field at a JSON pointer of the profile.
  private static final Map<String, Column> OF_FIELDS =
      Map.of(
          "/operator/name", OPERATOR,
          "/operator/corporateNumber", CORPORATE_NUMBER,
          "/operator/address", OPERATOR_ADDRESS,
          "/contacts/0/name", CONTACT_NAME,
          "/contacts/0/phone", CONTACT_PHONE,
          "/contacts/0/email", CONTACT_EMAIL);

  static Column of(String pointer) {
    var known = OF_FIELDS.get(pointer);
    if (known != null) {
      return known;
    }
    var field = pointer.split("/")[1];
    return ALL.stream().filter(c -> c.code().equals(field)).findAny().orElse(NAME);
  }

  private HospitalColumns() {}
}
