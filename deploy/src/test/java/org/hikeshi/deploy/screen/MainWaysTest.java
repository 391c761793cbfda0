package org.hikeshi.deploy.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each person's main way through the pages, from the sign-in to what comes of it.
@ExtendWith({Chromium.class, RunningSystem.class})
class MainWaysTest {

  private static final int FINGERTIP = 44;

  @Test
  void aHospitalReportsInAMinuteAndSeesWhoComes(Browser browser, Whole whole) {
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, "hospital-a")) {
      var begun = Instant.now();
      var page = sitting.open(whole.system().addresses().incidentApi() + "/");

      // when
      sitting.press(page.locator("main a[href='/pages/report']"));
      page.locator("label:has(input[value=EMERGENCY_STOPPED])").click();
      page.locator("[name='/summary']").fill("受付の端末すべてに英語の脅迫文が出ている");
      sitting.press(page.locator("form[data-queue] button[type=submit]"));

      // then it is in, within the minute
      assertThat(page.locator(".done .number")).hasText(Pattern.compile("\\d{4}-\\d{6}"));
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(1));
      var scene = Scene.of(whole, page.url());
      assertThat(scene.filed().path("latest").path("careImpact").toString())
          .isEqualTo("[\"EMERGENCY_STOPPED\"]");

      // and whoever comes is shown without a touch
      var asked = scene.asked();
      asked.engineer().accept(asked.offer(), 40).accepted();
      assertThat(page.locator("section[aria-labelledby=who] .tag.good").first()).isVisible();

      // and the questions go on where they are, until the next report
      sitting.press(page.locator(".done a.button"));
      sitting.press(page.locator("button[name=unknown]"));
      page.locator("a.back").click();
      sitting.press(page.locator("form[action$='/check'] button"));
      assertThat(scene.again().path("revision").asInt()).isEqualTo(2);
      assertThat(page.locator("section[aria-labelledby=duties]"))
          .containsText(Pattern.compile("令和\\d+年\\d+月\\d+日"));
      sitting.assertNothingWasComplainedOf();
    }
  }

  @Test
  void anEngineerAcceptsWithOneThumb(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    var asked = scene.asked();
    try (var sitting = Sitting.of(browser, Device.TELEPHONE, asked.engineer().person().name())) {
      var page = sitting.open(whole.system().addresses().dispatchService() + "/pages/offers");
      var form = "form[action='/pages/offers/" + asked.offer() + "/accept']";
      assertThat(page.locator("main")).not().containsText("港が丘病院");

      // when
      var button = page.locator(form + " button").boundingBox();
      page.locator(form + " input[name=etaMinutes]").fill("25");
      sitting.press(page.locator(form + " button"));

      // then
      assertThat(button.height).isGreaterThanOrEqualTo(FINGERTIP);
      assertThat(page.locator("main")).containsText("港が丘病院");
      assertThat(page.locator("main a[href^='tel:']")).isVisible();

      // and what happens there is told from the same page
      page.locator("label:has(input[value=WORKING])").click();
      sitting.press(page.locator("form[action$='/progress'] button"));
      await()
          .atMost(Scene.SOON)
          .until(() -> scene.again().path("dispatch").toString().contains("\"WORKING\""));
      sitting.assertNothingWasComplainedOf();
    }
  }

  @Test
  void theDeskSeesWhoIsMissingAndPutsSomebodyThere(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    var asked = scene.asked();
    try (var sitting = Sitting.of(browser, Device.DESK, "coordinator")) {
      var page = sitting.open(whole.system().addresses().incidentApi() + "/pages");
      var row = page.locator("article:has-text('" + scene.number() + "')");
      assertThat(row).containsText("主担当");
      assertThat(page.locator("svg a.tile[href$='prefecture=14']")).isVisible();

      // when
      sitting.press(row.locator("a[href*='/pages/dispatches/']"));
      page.locator("details:has(form[action$='/assignments']) summary").click();
      page.locator("#seat").selectOption("LEAD");
      page.locator("#engineer").selectOption(asked.engineer().id());
      page.locator("#reason").fill("電話で本人に確かめた");
      sitting.press(page.locator("form[action$='/assignments'] button"));

      // then
      assertThat(page.locator("main")).containsText("電話で本人に確かめた");
      await()
          .atMost(Scene.SOON)
          .until(() -> scene.again().path("dispatch").toString().contains(asked.engineer().id()));
      sitting.assertNothingWasComplainedOf();
    }
  }

  @Test
  void anAuthorityAcknowledgesWithANumber(Browser browser, Whole whole) {
    var scene = Scene.reported(whole);
    scene.notice("ppc", "DELIVERED");
    try (var sitting = Sitting.of(browser, Device.DESK, "ppc")) {
      var page = sitting.open(whole.system().addresses().notifier() + "/pages/inbox");

      // when
      sitting.press(page.locator("main a:has-text('" + scene.number() + "')").first());
      page.locator("form[action$='/receipt'] [name=receiptNumber]").fill("個-2026-77");
      sitting.press(page.locator("form[action$='/receipt'] button"));

      // then the hospital reads the number
      await()
          .atMost(Scene.SOON)
          .until(
              () ->
                  StreamSupport.stream(scene.again().path("duties").spliterator(), false)
                      .anyMatch(duty -> duty.path("receiptNumber").asText().equals("個-2026-77")));
      sitting.assertNothingWasComplainedOf();
    }
  }

  @Test
  void theKeyboardAloneIsEnough(Browser browser, Whole whole) {
    try (var sitting = Sitting.of(browser, Device.DESK, "hospital-b")) {
      var page = sitting.open(whole.system().addresses().incidentApi() + "/pages");

      // when
      tabTo(page, "main a[href='/pages/report']");
      page.keyboard().press("Enter");
      page.waitForURL("**/pages/report");
      tabTo(page, "[value=DIALYSIS_STOPPED]");
      page.keyboard().press("Space");
      tabTo(page, "[name='/summary']");
      page.keyboard().type("透析室の装置が動かない");
      tabTo(page, "form[data-queue] button[type=submit]");
      page.keyboard().press("Enter");
      page.waitForURL("**/pages/incidents/*");

      // then
      var scene = Scene.of(whole, page.url(), "hospital-b");
      assertThat(scene.filed().path("latest").path("summary").asText()).isEqualTo("透析室の装置が動かない");
      assertThat(scene.filed().path("latest").path("careImpact").toString())
          .isEqualTo("[\"DIALYSIS_STOPPED\"]");
      sitting.assertNothingWasComplainedOf();
    }
  }

  /// On the way, whatever has the focus shows it.
  private static void tabTo(Page page, String wanted) {
    for (int steps = 0; steps < 60; steps++) {
      page.keyboard().press("Tab");
      assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .as("the focus on %s", page.evaluate("document.activeElement.outerHTML"))
          .isNotEqualTo("none");
      if (Boolean.TRUE.equals(
          page.evaluate("wanted => document.activeElement.matches(wanted)", wanted))) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not come to " + wanted);
  }
}
