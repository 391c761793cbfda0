package org.hikeshi.deploy.screen;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.people.Engineer;
import org.hikeshi.deploy.people.Hospital;

/// An incident that the pages show, made through the front doors like any other.
///
/// @param filed the hospital's first report, as it was answered
record Scene(Whole whole, JsonNode filed) {

  static final String HOSPITAL_A = "00000000-0000-7000-8000-00000000000a";
  static final Duration SOON = Duration.ofSeconds(15);

  record Asked(Engineer engineer, String offer) {}

  static Scene reported(Whole whole) {
    var report =
        Map.of(
            "category", "RANSOMWARE",
            "summary", "電子カルテの端末に脅迫文が出て、サーバーに接続できない",
            "careImpact", List.of("EMERGENCY_STOPPED", "OUTPATIENT_STOPPED"),
            "affectedSystems", List.of("EHR", "BACKUP"),
            "personalData",
                Map.of(
                    "state",
                    "SUSPECTED",
                    "sensitive",
                    "YES",
                    "signs",
                    List.of("DATA_THEFT_TRACES")),
            "tellAlso", List.of("police-14"),
            "contact", Map.of("name", "情報システム室 当直", "phone", "+81 90-0000-0014"));
    return new Scene(whole, whole.people().hospital("hospital-a").report(report));
  }

  /// The incident whose page a hospital has come to.
  static Scene of(Whole whole, String page) {
    return of(whole, page, "hospital-a");
  }

  static Scene of(Whole whole, String page, String hospital) {
    var id = page.replaceFirst(".*/incidents/([0-9a-f-]+).*", "$1");
    return new Scene(whole, whole.people().hospital(hospital).view(id));
  }

  /// A hospital's card for the wall, new.
  static String card(Whole whole) {
    var hospital = whole.people().hospital("hospital-a");
    var links = whole.system().addresses().incidentApi() + "/hospitals/" + HOSPITAL_A + "/links";
    return hospital.person().post(links, Map.of()).accepted().path("url").asText();
  }

  /// @return the page that says that it came
  static Page reportedByCard(Sitting sitting, String card) {
    var page = sitting.open(card);
    page.locator("[name='/summary']").fill("カードから送った報告");
    page.locator("[name='/contact/phone']").fill("090-0000-0015");
    sitting.press(page.locator("form[data-queue] button[type=submit]"));
    return page;
  }

  /// The desk's page, with the numbers to call back about this incident.
  ///
  /// @return the alarm on it
  static Locator callingBack(Sitting desk, Whole whole, String number) {
    var alarms = whole.system().addresses().dispatchService();
    var alarm =
        soon(
            () ->
                whole.people().desk().incidents().stream()
                    .filter(one -> one.path("number").asText().equals(number))
                    .flatMap(
                        one ->
                            whole
                                .people()
                                .named("coordinator")
                                .all(alarms + "/desk/alarms")
                                .stream()
                                .filter(each -> each.path("incidentId").equals(one.path("id"))))
                    .map(each -> each.path("id").asText())
                    .findFirst());
    desk.open(alarms + "/pages/desk?call=" + alarm);
    return desk.page().locator("section[aria-labelledby='alarm-" + alarm + "']");
  }

  /// A new campaign that it belongs to.
  String campaign() {
    var campaigns = whole.system().addresses().incidentApi() + "/campaigns";
    var wanted = Map.of("name", "見本の攻撃", "incidents", List.of(incident()));
    var begun = whole.people().named("coordinator").post(campaigns, wanted);
    return begun.accepted().path("id").asText();
  }

  /// How the hospital sees it now.
  JsonNode again() {
    return hospital().view(incident());
  }

  String incident() {
    return filed.path("id").asText();
  }

  String number() {
    return filed.path("number").asText();
  }

  String dispatch() {
    return soon(
        () ->
            whole.people().desk().dispatches().stream()
                .filter(dispatch -> dispatch.path("incidentId").asText().equals(incident()))
                .map(dispatch -> dispatch.path("id").asText())
                .findFirst());
  }

  /// Somebody who is asked for one of its seats now.
  Asked asked() {
    var dispatch = dispatch();
    return soon(
        () ->
            IntStream.rangeClosed(1, 6)
                .mapToObj(whole.people()::engineer)
                .flatMap(
                    engineer ->
                        engineer.offers().stream()
                            .filter(offer -> offer.path("dispatchId").asText().equals(dispatch))
                            .map(offer -> new Asked(engineer, offer.path("id").asText())))
                .findFirst());
  }

  /// The first duty towards somebody, once it is worked out.
  String duty(String towards) {
    return soon(
        () ->
            StreamSupport.stream(again().path("duties").spliterator(), false)
                .filter(duty -> duty.path("authority").asText().equals(towards))
                .map(duty -> duty.path("id").asText())
                .findFirst());
  }

  /// The notice to one of its authorities, once it is so far.
  String notice(String authority, String state) {
    var hospital = hospital();
    return soon(
        () ->
            hospital.notices(number()).stream()
                .filter(notice -> notice.path("authority").asText().equals(authority))
                .filter(notice -> notice.path("state").asText().equals(state))
                .map(notice -> notice.path("id").asText())
                .findFirst());
  }

  Hospital hospital() {
    return whole.people().hospital("hospital-a");
  }

  static <T> T soon(Supplier<Optional<T>> look) {
    return await().atMost(SOON).until(look::get, Optional::isPresent).orElseThrow();
  }
}
