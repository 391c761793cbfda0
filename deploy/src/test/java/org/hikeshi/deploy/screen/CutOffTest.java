package org.hikeshi.deploy.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody typed is nobody's to lose: not the network's, and not a colleague's.
@ExtendWith({Chromium.class, RunningSystem.class})
class CutOffTest {

  private static final String WAITING =
      "(localStorage.getItem('hikeshi.queue') || '[]').length > 2";

  private static final String NEWS = "**/live";
  private static final int A_WHILE_MS = 11_000;

  private static final Route.FulfillOptions TOO_MANY = new Route.FulfillOptions().setStatus(503);

  private static final String WORKER =
      "navigator.serviceWorker.getRegistration('/pages/').then(it => Boolean(it && it.active))";

  @Test
  void aReportThatWasTypedWithoutNetworkGoesOutOnce(Browser browser, Whole whole) {
    var summary = "回線が切れている間に書いた報告 " + UUID.randomUUID();
    var door = whole.system().addresses().incidentApi() + "/pages";
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      var page = sitting.open(door);
      await(page, WORKER);

      // when the network is cut, the page opens all the same, and takes the report
      sitting.cutOff();
      page.navigate(door + "/report");
      page.locator("[name='/summary']").fill(summary);
      page.locator("[name='/contact/phone']").fill("+81 90-0000-0014");
      page.locator("form[data-queue] button[type=submit]").click();
      assertThat(page.locator("#queue")).isVisible();
      assertThat(page.evaluate(WAITING)).isEqualTo(true);

      // and it outlives the page
      page.navigate(door + "/report");
      assertThat(page.evaluate(WAITING)).isEqualTo(true);
      assertThat(filed(whole, summary)).isZero();

      // then it goes out when the network is back, once, also with two pages open
      sitting.connect();
      sitting.open(door);
      var other = page.context().newPage();
      other.navigate(door);
      assertThat(page.locator("#queue a")).isVisible();
      await(page, "!(" + WAITING + ")");
      assertThat(filed(whole, summary)).isEqualTo(1);
    }
  }

  @Test
  void whoSignsInNextSendsNoReportOfAnotherHospitals(Browser browser, Whole whole) {
    var others = "別の病院の報告 " + UUID.randomUUID();
    var whose = "だれのものか分からない報告 " + UUID.randomUUID();
    var door = whole.system().addresses().incidentApi() + "/pages";
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-b")) {
      // given one that hospital A's sign-in has left, and one of nobody knows whom
      var page = sitting.open(door);
      page.evaluate(
          "items => localStorage.setItem('hikeshi.queue', JSON.stringify(items))",
          List.of(
              waits(others, Map.of("hospital", "00000000-0000-7000-8000-00000000000a")),
              waits(whose, Map.of("guessed", true))));

      // when
      page.navigate(door);

      // then
      assertThat(page.locator("#queue p")).hasCount(2);
      assertThat(page.locator("#queue")).not().containsText(others);
      assertThat(filed(whole, others) + filed(whole, whose)).isZero();
      assertThat(Manners.faults(page)).isEmpty();

      // and only what she says is hers goes out
      page.locator("#queue button").click();
      assertThat(page.locator("#queue a")).isVisible();
      assertThat(filed(whole, whose)).isEqualTo(1);
      assertThat(filed(whole, others)).isZero();
      assertThat(page.evaluate(WAITING)).isEqualTo(true);
    }
  }

  @Test
  void whereAnOlderServersPageDoesNotSayWhoseItIsAReportWaitsAndIsNobodyElses(
      Browser browser, Whole whole) {
    var hers = "古い版のサーバーを待つ報告 " + UUID.randomUUID();
    var door = whole.system().addresses().incidentApi() + "/pages";
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      // given
      var page = sitting.open(door);
      page.evaluate(
          "items => localStorage.setItem('hikeshi.queue', JSON.stringify(items))",
          List.of(waits(hers, Map.of("hospital", "00000000-0000-7000-8000-00000000000a"))));
      page.route("**/pages/report", CutOffTest::saysNotWhoseItIs);

      // when
      page.waitForResponse("**/pages/report", () -> page.navigate(door));

      // then
      assertThat(page.locator("#queue")).containsText(said(page, "data-waiting"));
      assertThat(page.locator("#queue")).not().containsText(said(page, "data-others"));
      assertThat(filed(whole, hers)).isZero();

      // and once the servers are of one version it goes out
      page.unroute("**/pages/report");
      page.navigate(door);
      assertThat(page.locator("#queue a")).isVisible();
      assertThat(filed(whole, hers)).isEqualTo(1);
    }
  }

  private static void saysNotWhoseItIs(Route route) {
    var answer = route.fetch();
    route.fulfill(
        new Route.FulfillOptions()
            .setResponse(answer)
            .setBody(answer.text().replaceAll(" data-hospital=\"[^\"]*\"", "")));
  }

  @Test
  void whatIsTypedWithoutNetworkAfterSomebodySignedOutGoesOutByItself(
      Browser browser, Whole whole) {
    var hers = "サインアウトのあとの報告 " + UUID.randomUUID();
    var whose = "だれも使っていない端末の報告 " + UUID.randomUUID();
    var door = whole.system().addresses().incidentApi() + "/pages";
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      // given
      var page = sitting.open(door);
      await(page, WORKER);
      page.locator(".me form button").click();
      page.waitForURL(reached -> reached.contains("/protocol/openid-connect/"));

      // when
      sitting.cutOff();
      typeFirstPage(page, door, hers);
      assertThat(page.locator("#queue")).containsText(said(page, "data-waiting"));
      assertThat(page.evaluate("Object.keys(sessionStorage).join()").toString())
          .doesNotContain("typed:");

      // and where no hospital has signed in before, nothing else is promised
      page.evaluate("localStorage.removeItem('hikeshi.last')");
      typeFirstPage(page, door, whose);
      assertThat(page.locator("#queue")).containsText(said(page, "data-confirm"));

      // then
      sitting.connect();
      sitting.open(door);
      assertThat(page.locator("#queue a")).isVisible();
      assertThat(page.locator("#queue button")).isVisible();
      assertThat(filed(whole, hers)).isEqualTo(1);
      assertThat(filed(whole, whose)).isZero();
    }
  }

  /// In whichever language the page was kept.
  private static String said(Page page, String words) {
    return page.locator("#queue").getAttribute(words);
  }

  private static void typeFirstPage(Page page, String door, String summary) {
    page.navigate(door + "/report");
    page.locator("[name='/summary']").fill(summary);
    page.locator("[name='/contact/phone']").fill("+81 90-0000-0017");
    page.locator("form[data-queue] button[type=submit]").click();
  }

  private static Map<String, Object> waits(String summary, Map<String, Object> whose) {
    var item = new HashMap<String, Object>(whose);
    item.put("key", UUID.randomUUID().toString());
    item.put("typedAt", Instant.now().toString());
    item.put(
        "fields",
        List.of(List.of("/summary", summary), List.of("/contact/phone", "+81 90-0000-0016")));
    return item;
  }

  @Test
  void whatWasTypedOutlivesAnErrorAndIsForgottenOnceItIsTaken(Browser browser, Whole whole) {
    var summary = "エラーの画面のあとも残る報告 " + UUID.randomUUID();
    var door = whole.system().addresses().incidentApi() + "/pages";
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      var page = sitting.open(door + "/report?lang=ja");
      page.locator("[name='/category']").selectOption("RANSOMWARE");
      page.locator("[name='/contact/phone']").fill("+81 90-0000-0015");
      page.locator("[name='/summary']").fill(summary);

      // when what stands before the service answers in its place, and she begins elsewhere again
      page.route("**/pages/report", CutOffTest::refusesWhatIsSent);
      page.locator("form[data-queue] button[type=submit]").click();
      assertThat(page.locator("body")).hasText("Bad Gateway");
      page.unroute("**/pages/report");
      page.navigate(door);
      page.navigate(door + "/report");

      // then it is there, also where the form was not empty before
      assertThat(page.locator("[name='/category']")).hasValue("RANSOMWARE");
      assertThat(page.locator("[name='/contact/phone']")).hasValue("+81 90-0000-0015");
      assertThat(page.locator("[name='/summary']")).hasValue(summary);

      // and once it is taken it is no longer
      page.locator("form[data-queue] button[type=submit]").click();
      assertThat(page.locator(".done .number")).isVisible();
      assertThat(filed(whole, summary)).isEqualTo(1);
      page.navigate(door + "/report");
      assertThat(page.locator("[name='/summary']")).hasValue("");
      assertThat(page.locator("[name='/category']")).hasValue("UNKNOWN");
    }
  }

  private static void refusesWhatIsSent(Route route) {
    if (route.request().method().equals("POST")) {
      route.fulfill(
          new Route.FulfillOptions()
              .setStatus(502)
              .setContentType("text/html")
              .setBody("<p>Bad Gateway</p>"));
    } else {
      route.resume();
    }
  }

  @Test
  void theBoardSaysThatItIsOldWhileItCannotBeReadAnew(Browser browser, Whole whole) {
    try (var sitting = Sitting.of(browser, Device.DESK, "coordinator")) {
      var page = sitting.open(whole.system().addresses().incidentApi() + "/pages/board");
      var remark = page.locator("[data-stale]");
      assertThat(remark).isHidden();

      // when
      sitting.cutOff();
      page.evaluate("readAgain()");

      // then
      assertThat(remark).isVisible();
      sitting.connect();
      page.evaluate("readAgain()");
      assertThat(remark).isHidden();
    }
  }

  @Test
  void anIncidentsPageSaysThatItIsOldAndCatchesUpByItself(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    var asked = scene.asked();
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      sitting.page().clock().install();
      sitting.page().route(NEWS, Route::abort);
      var page =
          sitting.open(
              whole.system().addresses().incidentApi() + "/pages/incidents/" + scene.incident());
      var remark = page.locator("[data-live] [data-stale]");
      var comes = page.locator("section[aria-labelledby=who] .tag.good");

      // when no news has come through for a while, it is said
      page.waitForCondition(
          () -> {
            page.clock().fastForward(A_WHILE_MS);
            return remark.isVisible();
          });
      asked.engineer().accept(asked.offer(), 30).accepted();
      assertThat(comes).hasCount(0);

      // then what happened meanwhile is there once the news comes through
      page.unroute(NEWS);
      assertThat(comes.first()).isVisible();
      assertThat(remark).isHidden();
    }
  }

  @Test
  void anIncidentsPageThatIsRefusedTheNewsIsReadAgainAllTheSame(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    var asked = scene.asked();
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      sitting.page().clock().install();
      sitting.page().route(NEWS, route -> route.fulfill(TOO_MANY));
      var page =
          sitting.open(
              whole.system().addresses().incidentApi() + "/pages/incidents/" + scene.incident());
      var comes = page.locator("section[aria-labelledby=who] .tag.good");
      assertThat(comes).hasCount(0);

      // when
      asked.engineer().accept(asked.offer(), 30).accepted();

      // then
      page.waitForCondition(
          () -> {
            page.clock().fastForward(A_WHILE_MS);
            return comes.count() > 0;
          });
    }
  }

  @Test
  void twoColleaguesAtOnceSeeBothAnswers(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    var question =
        whole.system().addresses().incidentApi()
            + "/pages/incidents/"
            + scene.incident()
            + "/questions/vendor";
    var vendor = "[name='/entrusted/vendor']";
    try (var one = Sitting.of(browser, Device.DESK, "hospital-a");
        var other = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      one.open(question);
      other.open(question);

      // when both type
      one.page().locator(vendor).fill("架空電子カルテ");
      await(one.page(), "document.getElementById('kept').textContent !== ''");
      other.page().locator(vendor).fill("架空給食サービス");
      await(other.page(), "document.getElementById('kept').textContent !== ''");
      other.press(other.page().locator("form[data-draft] button[type=submit]").first());

      // then the second sees both side by side, and nothing was overwritten
      assertThat(other.page().locator("section[aria-labelledby=mine]")).containsText("架空給食サービス");
      assertThat(other.page().locator("section[aria-labelledby=theirs]")).containsText("架空電子カルテ");
      assertThat(Manners.faults(other.page())).isEmpty();
      one.open(question);
      assertThat(one.page().locator(vendor)).hasValue("架空電子カルテ");

      // and takes one of them
      other.press(other.page().locator("section[aria-labelledby=mine] button"));
      one.open(question);
      assertThat(one.page().locator(vendor)).hasValue("架空給食サービス");
    }
  }

  @Test
  void anAnswerOutlivesThePagesTokenAndTheSignIn(Browser browser, Whole whole) {
    var question =
        whole.system().addresses().incidentApi()
            + "/pages/incidents/"
            + Scene.reported(whole).incident()
            + "/questions/vendor";
    var vendor = "[name='/entrusted/vendor']";
    try (var sitting = Sitting.of(browser, Device.DESK, "hospital-a")) {
      // given a page that was open for longer than its token counts
      var page = sitting.open(question + "?lang=en");
      var cookies = page.context();
      cookies.clearCookies(new BrowserContext.ClearCookiesOptions().setName("csrf-incident-api"));
      // then it takes another by itself
      page.locator(vendor).fill("架空電子カルテ");
      assertThat(page.locator("#kept")).hasText("Saved");

      // and when the sign-in is over, it says so, and leads there and back
      cookies.clearCookies();
      page.locator(vendor).fill("架空給食サービス");
      assertThat(page.locator("#kept")).not().hasText("Saved");
      page.locator("form[data-draft] button[type=submit]").first().click();
      page.locator("#username").fill("hospital-a");
      page.locator("#password").fill("hikeshi");
      page.locator("#kc-login").click();
      assertThat(page.locator(vendor)).hasValue("架空給食サービス");
      assertThat(page.locator("#kept")).not().hasText("");
      sitting.open(question);
      assertThat(page.locator(vendor)).hasValue("架空給食サービス");
    }
  }

  private static long filed(Whole whole, String summary) {
    return whole.people().desk().incidents().stream()
        .map(incident -> whole.people().hospital("coordinator").view(incident.path("id").asText()))
        .filter(view -> view.path("latest").path("summary").asText().equals(summary))
        .count();
  }

  private static void await(Page page, String expression) {
    page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(expression)));
  }
}
