package org.hikeshi.deploy.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every page, in Japanese on a telephone by day and in English at a desk by night: nobody is shut
/// out of it, nothing in it is wider than the screen, and the browser complains of nothing. Each
/// leaves two pictures behind.
@ExtendWith({Chromium.class, RunningSystem.class})
class EveryPageTest {

  private static final int TALLEST = 1_800;

  /// What a browser says when the page itself is a refusal, which one of them is meant to be.
  private static final String REFUSED =
      "Failed to load resource: the server responded with a status of 404";

  /// @param name of its pictures
  private record Shown(String name, String address) {}

  private final Pictures pictures = new Pictures();

  @Test
  void theHospitalsPages(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    scene.notice("ppc", "DELIVERED");
    var door = whole.system().addresses().incidentApi() + "/pages";
    var incident = door + "/incidents/" + scene.incident();
    assertWellMannered(
        browser,
        "hospital-a",
        List.of(
            new Shown("start", door),
            new Shown("report", door + "/report"),
            new Shown("incident", incident + "?filed=1"),
            new Shown("incidents", door + "/incidents"),
            new Shown("question-choice", incident + "/questions/leak"),
            new Shown("question-words", incident + "/questions/vendor"),
            new Shown("check", incident + "/check"),
            new Shown("files", incident + "/files"),
            new Shown("closing", incident + "/closing"),
            new Shown("cards", door + "/cards"),
            new Shown("sign-out", door + "/sign-out"),
            new Shown("notices", whole.system().addresses().notifier() + "/pages/inbox"),
            new Shown(
                "persons",
                whole.system().addresses().notifier()
                    + "/pages/inbox/persons/"
                    + scene.duty("persons")),
            new Shown(
                "notice-to-approve",
                whole.system().addresses().notifier()
                    + "/pages/inbox/"
                    + scene.notice("police-14", "TO_FILE")),
            new Shown(
                "copy-sheet",
                whole.system().addresses().notifier()
                    + "/pages/inbox/"
                    + scene.notice("police-14", "TO_FILE")
                    + "/papers/copy-sheet")));
  }

  @Test
  void thePagesWithoutSignIn(Browser browser, Whole whole) {
    var at = whole.system().addresses();
    var card = Scene.card(whole);
    assertWellMannered(
        browser,
        "nobody",
        List.of(
            new Shown("card", card),
            new Shown("follow", receipt(browser, card)),
            new Shown("report-offline", at.incidentApi() + "/pages/report/offline"),
            new Shown("follow-ask", at.incidentApi() + "/pages/follow"),
            new Shown("public-figures", at.incidentApi() + "/pages/public-figures"),
            new Shown("answer-by-link", Letters.offer(whole)),
            new Shown("contact-test", Letters.contactTest(whole)),
            new Shown("assessment", at.notifier() + "/pages/assessment")));
  }

  @Test
  void theEngineersPages(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    var asked = scene.asked();
    var door = whole.system().addresses().dispatchService() + "/pages";
    var name = asked.engineer().person().name();
    assertWellMannered(browser, name, List.of(new Shown("offers", door + "/offers")));
    asked.engineer().accept(asked.offer(), 30).accepted();
    assertWellMannered(
        browser,
        name,
        List.of(
            new Shown("dispatches", door + "/dispatches"),
            new Shown("case", door + "/dispatches/" + scene.dispatch())));
  }

  @Test
  void theDesksPages(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    scene.asked();
    var at = whole.system().addresses();
    var door = at.incidentApi() + "/pages";
    var dispatches = at.dispatchService() + "/pages/dispatches";
    assertWellMannered(
        browser,
        "coordinator",
        List.of(
            new Shown("desk-board", door + "/board"),
            new Shown("desk-board-here", door + "/board?prefecture=14"),
            new Shown("desk-report-find", door + "/desk/report?find=病院"),
            new Shown("desk-report", door + "/desk/report/" + Scene.HOSPITAL_A),
            new Shown("desk-night", door + "/night"),
            new Shown("desk-figures", door + "/figures"),
            new Shown("desk-campaigns", door + "/campaigns"),
            new Shown("desk-campaign", door + "/campaigns/" + scene.campaign()),
            new Shown("desk-vendor-notice", door + "/vendor-notices"),
            new Shown("desk-merge", door + "/incidents/" + scene.incident() + "/merge"),
            new Shown("desk-closing", door + "/incidents/" + scene.incident() + "/closing"),
            new Shown("desk-past-incidents", door + "/past-incidents"),
            new Shown("desk-alarms", at.dispatchService() + "/pages/desk"),
            new Shown("desk-roster", at.dispatchService() + "/pages/desk/roster"),
            new Shown("desk-who-waits", dispatches + "/uncovered"),
            new Shown("desk-dispatches", dispatches),
            new Shown("desk-case", dispatches + "/" + scene.dispatch()),
            new Shown("desk-searches", dispatches + "/" + scene.dispatch() + "/searches"),
            new Shown("desk-notices", at.notifier() + "/pages/inbox")));
  }

  @Test
  void thePrefecturesPage(Browser browser, Whole whole) {
    Scene.reported(whole);
    var board = whole.system().addresses().incidentApi() + "/pages/area";
    assertWellMannered(browser, "prefecture-14", List.of(new Shown("prefecture-board", board)));
  }

  @Test
  void theAuthoritysPages(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    var inbox = whole.system().addresses().notifier() + "/pages/inbox";
    var notice = scene.notice("ppc", "DELIVERED");
    assertWellMannered(
        browser,
        "ppc",
        List.of(
            new Shown("inbox", inbox),
            new Shown("inbox-notice", inbox + "/" + notice),
            new Shown("problem", inbox + "/00000000-0000-7000-8000-0000000000ff")));
  }

  /// Where a report by card leads whoever has sent it.
  private static String receipt(Browser browser, String card) {
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "nobody")) {
      return Scene.reportedByCard(sitting, card).url();
    }
  }

  private void assertWellMannered(Browser browser, String user, List<Shown> pages) {
    var faults = new ArrayList<String>();
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, user)) {
      for (var shown : pages) {
        look(sitting, shown, "ja", Device.TELEPHONE, faults);
        look(sitting, shown, "en", Device.DESK, faults);
      }
    }
    assertThat(faults).isEmpty();
  }

  private void look(
      Sitting sitting, Shown shown, String language, Device device, List<String> faults) {
    var joined = shown.address().contains("?") ? "&" : "?";
    var page = sitting.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(device.colours));
    page.setViewportSize(device.width, device.height);
    sitting.open(shown.address() + joined + "lang=" + language);
    var name = shown.name() + "-" + language;
    assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(language);
    var found = new ArrayList<>(Manners.faults(page));
    if (pictures.wanted()) {
      pictures.keep(name, picture(page, device));
    }
    var other = device == Device.DESK ? Device.TELEPHONE : Device.DESK;
    page.setViewportSize(other.width, other.height);
    found.addAll(Manners.faultsOfWidth(page));
    found.addAll(
        sitting.complaints().stream()
            .filter(said -> !(shown.name().equals("problem") && said.startsWith(REFUSED)))
            .toList());
    found.forEach(fault -> faults.add(name + ": " + fault));
  }

  private static byte[] picture(Page page, Device device) {
    int whole = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
    return page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setClip(0, 0, device.width, Math.min(whole, TALLEST)));
  }
}
