package org.hikeshi.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Founder;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.PersonalData;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Sign;
import org.hikeshi.form.IncidentApi.Snapshot;
import org.jspecify.annotations.Nullable;

/// Documents about the recorded case of a nurse call system (2026-02-09), at a hospital of our own.
public final class DocumentFixture {

  private static final UUID NOTICE = UUID.fromString("0197f000-0000-7000-8000-000000000001");
  private static final UUID INCIDENT = UUID.fromString("0197f000-0000-7000-8000-000000000002");
  private static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  private static final UUID DUTY = UUID.fromString("0197f000-0000-7000-8000-000000000003");
  private static final Instant DETECTED = Instant.parse("2026-02-08T16:50:00Z");

  private DocumentFixture() {}

  /// Report no. 1, in the first night: almost nothing is known.
  public static Document preliminary() {
    return writing(Stage.PRELIMINARY, 1, false, LocalDate.of(2026, 2, 9))
        .document(report(1, Category.RANSOMWARE, Map.of(), false));
  }

  public static Document draft() {
    return writing(Stage.PRELIMINARY, 1, true, LocalDate.of(2026, 2, 9))
        .document(report(1, Category.RANSOMWARE, Map.of(), false));
  }

  /// Report no. 5, with what the investigation found.
  public static Document finalReport() {
    var before = new LinkedHashMap<>(found());
    before.remove("cause");
    before.put("secondaryHarm", unknown());
    return writing(Stage.FINAL, 5, false, LocalDate.of(2026, 4, 6))
        .document(
            report(5, Category.RANSOMWARE, found(), true),
            report(4, Category.RANSOMWARE, before, true));
  }

  /// The hospital takes report no. 2 back.
  static Document withdrawal() {
    return ending("WITHDRAWAL", true, null);
  }

  /// Another incident goes on.
  static Document carriedOn() {
    return ending("CARRIED_ON", false, "2026-000124");
  }

  private static Document ending(String kind, boolean withdrawn, @Nullable String carriedOnBy) {
    var order =
        new Rendering.Order(
            NOTICE,
            INCIDENT,
            HOSPITAL,
            "2026-000123",
            "ppc",
            kind,
            Stage.FOLLOW_UP,
            2,
            false,
            withdrawn,
            carriedOnBy,
            List.of(),
            null);
    return new Writing(order, hospital(), LocalDate.of(2026, 2, 10))
        .document(report(2, Category.RANSOMWARE, Map.of(), false));
  }

  static Document of(Category category) {
    return writing(Stage.PRELIMINARY, 1, false, LocalDate.of(2026, 2, 9))
        .document(report(1, category, Map.of(), false));
  }

  /// Report no. 1 of what nobody broke in for.
  static Document of(LeakState leak, CareImpact impact, Map<String, IncidentApi.Item> items) {
    var night = report(1, Category.DDOS, items, false).snapshot();
    var said =
        new Snapshot(
            night.category(),
            night.summary(),
            night.occurredAt(),
            night.detectedAt(),
            night.awareAt(),
            Set.of(impact),
            night.affectedSystems(),
            night.entryRoute(),
            new PersonalData(
                leak,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Set.of(),
                Persons.NOT_KNOWN,
                Answer.UNKNOWN,
                Persons.NOT_KNOWN),
            night.entrusted(),
            night.contact(),
            night.shareConsent(),
            night.items(),
            night.approvedBy());
    return writing(Stage.PRELIMINARY, 1, false, LocalDate.of(2026, 2, 9))
        .document(new IncidentApi.Report(1, DETECTED, said));
  }

  /// Somebody tries to make a spreadsheet or a page do something.
  static Document saying(String text) {
    return writing(Stage.PRELIMINARY, 1, false, LocalDate.of(2026, 2, 9))
        .document(
            report(
                1,
                Category.RANSOMWARE,
                Map.of("ransomNote", known(text), "course", known(text)),
                false));
  }

  private static Writing writing(Stage stage, int no, boolean draft, LocalDate today) {
    var order =
        new Rendering.Order(
            NOTICE,
            INCIDENT,
            HOSPITAL,
            "2026-000123",
            "ppc",
            "REPORT",
            stage,
            no,
            draft,
            false,
            null,
            List.of(duty(stage)),
            null);
    return new Writing(order, hospital(), today);
  }

  private static NoticeEvent.Duty duty(Stage stage) {
    return new NoticeEvent.Duty(
        DUTY,
        1,
        "ppc",
        Law.APPI,
        Basis.STATUTORY,
        stage,
        DutyState.TO_FILE,
        List.of("ITEM_1", "ITEM_3", "ITEM_4"),
        new Explanation(
            "個人情報保護法第26条の報告対象事態に当たります（個人情報保護法施行規則第7条第1号 要配慮個人情報、個人情報保護法施行規則第7条第3号 不正の目的のおそれ、個人情報保護法施行規則第7条第4号"
                + " 本人の数）。2026年2月9日（月）（知った日）を1日目として数えます。",
            "It is to be reported."),
        LocalDate.of(2026, 2, 9),
        null,
        stage == Stage.FINAL ? LocalDate.of(2026, 4, 9) : LocalDate.of(2026, 2, 13),
        null,
        null);
  }

  private static IncidentApi.Hospital hospital() {
    return new IncidentApi.Hospital(
        "みほん中央病院",
        new IncidentApi.Operator("学校法人みほん学園", "1234567890123", "神奈川県みほん市中央1-1"),
        "1419999010",
        "神奈川県みほん市中央1-2-3",
        Founder.SCHOOL_CORPORATION);
  }

  private static IncidentApi.Report report(
      int no, Category category, Map<String, IncidentApi.Item> items, boolean later) {
    return new IncidentApi.Report(
        no,
        later ? Instant.parse("2026-04-06T01:00:00Z") : Instant.parse("2026-02-08T17:20:00Z"),
        new Snapshot(
            category,
            "ナースコールが作動しなくなり、端末に脅迫文が表示された。",
            later ? Instant.parse("2026-01-26T03:12:00Z") : null,
            DETECTED,
            later ? Instant.parse("2026-02-11T01:00:00Z") : DETECTED,
            Set.of(CareImpact.DEPARTMENT_SYSTEM_ONLY),
            Set.of("NURSE_CALL"),
            later ? "MAINTENANCE_VPN" : null,
            new PersonalData(
                later ? LeakState.CONFIRMED : LeakState.SUSPECTED,
                Answer.YES,
                Answer.NO,
                Answer.YES,
                Answer.NO,
                Answer.UNKNOWN,
                Set.of(Sign.DATA_THEFT_TRACES),
                later
                    ? new Persons(Persons.Qualifier.ABOUT, 130_000L)
                    : new Persons(Persons.Qualifier.AT_MOST, 10_000L),
                later ? Answer.NO : Answer.UNKNOWN,
                Persons.NOT_KNOWN),
            new IncidentApi.Entrusted(null, null),
            new IncidentApi.Contact("情報システム室 当直", "090-0000-0000", "joho@hospital.example"),
            Set.of("nco"),
            items,
            new IncidentApi.Approver("見本 太郎", "院長")));
  }

  private static Map<String, IncidentApi.Item> found() {
    var items = new LinkedHashMap<String, IncidentApi.Item>();
    items.put("discoverer", known("当直看護師（ナースコールの不通に気付いた）"));
    items.put(
        "course",
        known(
            "2月9日1時50分 ナースコール不通。2時20分 サーバーに脅迫文を確認し、外部との接続を遮断。\n"
                + "2月9日 厚生労働省、文部科学省、警察に連絡。初動対応チームが遠隔で支援。\n"
                + "2月11日 患者情報の持ち出しを確認。2月12日 個人情報保護委員会に速報。"));
    items.put("dataKinds", known("患者の氏名、生年月日、患者番号、病棟・病室、看護記録の一部"));
    items.put("dataMedium", known("サーバー（電子データ）"));
    items.put("cause", known("医療機器の保守に使うVPN装置の利用者の合言葉が推測されやすいもので、そこから侵入された。"));
    items.put("causeParty", known("REPORTER"));
    items.put("secondaryHarm", none());
    items.put("personsResponse", known("4月3日までに対象の方へ文書を郵送。専用の電話窓口を設置。"));
    items.put("publication", known("2月13日、16日、27日に病院のウェブサイトで公表。"));
    items.put("preventionDone", known("VPN装置の交換と多要素認証の導入。不要な接続の廃止。"));
    items.put("preventionPlanned", unknown());
    items.put("other", none());
    items.put("ransomNote", known("Your network has been penetrated. Do not rename files."));
    items.put("extension", known(".locked"));
    items.put("containment", known("外部との接続を遮断し、該当のサーバーを隔離。"));
    return items;
  }

  static IncidentApi.Item known(String text) {
    return new IncidentApi.Item(ItemState.KNOWN, text);
  }

  static IncidentApi.Item none() {
    return new IncidentApi.Item(ItemState.NONE, null);
  }

  private static IncidentApi.Item unknown() {
    return new IncidentApi.Item(ItemState.UNKNOWN, null);
  }
}
