package org.hikeshi.past;

import java.util.List;
import org.hikeshi.sheet.Column;

/// The columns of a list of past incidents.
final class PastColumns {

  static final Column REFERENCE = new Column("reference", "整理番号");
  static final Column HOSPITAL_ID = new Column("hospitalId", "医療機関ID");
  static final Column CODE = new Column("medicalInstitutionCode", "医療機関コード");
  static final Column NAME = new Column("hospitalName", "医療機関名");
  static final Column PREFECTURE = new Column("prefecture", "都道府県");
  static final Column DETECTED = new Column("detectedOn", "発覚日");
  static final Column REPORTED = new Column("reportedOn", "報告日");
  static final Column CLOSED = new Column("closedOn", "終結日");
  static final Column CATEGORY = new Column("category", "種類");
  static final Column KIND = new Column("kind", "結果");
  static final Column CARE = new Column("careImpact", "診療への影響");
  static final Column PERSONS = new Column("persons", "本人の数");
  static final Column SUMMARY = new Column("summary", "概要");
  static final Column LESSONS = new Column("lessons", "教訓");

  static final List<Column> ALL =
      List.of(
          REFERENCE,
          HOSPITAL_ID,
          CODE,
          NAME,
          PREFECTURE,
          DETECTED,
          REPORTED,
          CLOSED,
          CATEGORY,
          KIND,
          CARE,
          PERSONS,
          SUMMARY,
          LESSONS);

  static final List<Column> REQUIRED = List.of(NAME, DETECTED, CATEGORY);

  private PastColumns() {}
}
