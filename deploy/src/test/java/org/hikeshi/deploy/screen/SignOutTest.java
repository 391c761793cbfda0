package org.hikeshi.deploy.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// ASVS 14.3.1: whoever sits down after somebody who signed out reads nothing of hers, and nothing
/// that waits to be sent is lost.
@ExtendWith({Chromium.class, RunningSystem.class})
class SignOutTest {

  private static final String WAITS = "localStorage.getItem('draft:/pages/incidents/1')";
  private static final String HALF_TYPED =
      "Object.keys(sessionStorage).filter(key => key.startsWith('typed:')).length";

  @Test
  void whoSignsOutLeavesNothingHalfTypedBehind(Browser browser, Whole whole) {
    var door = whole.system().addresses().incidentApi() + "/pages";
    try (var sitting = Sitting.of(browser, Device.DESK, "hospital-a")) {
      // given a form half typed in two tabs, and an answer that could not be sent yet
      var page = sitting.open(door + "/report");
      var other = page.context().newPage();
      other.navigate(door + "/report");
      page.locator("[name='/summary']").fill("書きかけ");
      other.locator("[name='/summary']").fill("別のタブの書きかけ");
      assertThat(page.evaluate(HALF_TYPED)).isEqualTo(1);
      assertThat(other.evaluate(HALF_TYPED)).isEqualTo(1);
      page.evaluate("localStorage.setItem('draft:/pages/incidents/1', '{}')");

      // when
      page.locator(".me form button").click();
      page.waitForURL(reached -> reached.contains("/protocol/openid-connect/"));

      // then
      other.waitForCondition(() -> other.evaluate(HALF_TYPED).equals(0));
      assertThat(other.evaluate(WAITS)).isEqualTo("{}");
      page.goBack();
      page.waitForLoadState();
      assertThat(page.content()).doesNotContain("書きかけ").doesNotContain("川崎");
      page.navigate(door + "/report");
      assertThat(page.locator("#kc-form-login").count()).isEqualTo(1);
      sitting.assertNothingWasComplainedOf();
    }
  }

  @Test
  void whoSignsInNextInATabWhoseSignInRanOutReadsNothingOfAnotherHospitals(
      Browser browser, Whole whole) {
    var report = whole.system().addresses().incidentApi() + "/pages/report";
    try (var sitting = Sitting.of(browser, Device.DESK, "hospital-a")) {
      // given
      var page = sitting.open(report);
      var summary = page.locator("[name='/summary']");
      summary.fill("書きかけ");

      // when she signs in again, it is there
      page.context().clearCookies();
      sitting.open(report);
      assertThat(summary.inputValue()).isEqualTo("書きかけ");

      // and when another does, it is nowhere
      page.context().clearCookies();
      page.navigate(report);
      page.locator("#username").fill("hospital-b");
      page.locator("#password").fill("hikeshi");
      page.locator("#kc-login").click();
      page.waitForURL(reached -> reached.contains("/pages/report"));
      assertThat(summary.inputValue()).isEmpty();
      assertThat(page.evaluate(HALF_TYPED)).isEqualTo(0);
    }
  }
}
