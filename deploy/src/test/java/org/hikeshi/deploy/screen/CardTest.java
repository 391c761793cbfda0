package org.hikeshi.deploy.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A hospital whose sign-in is down reports by the card on its wall, and the desk calls it back.
@ExtendWith({Chromium.class, RunningSystem.class})
class CardTest {

  @Test
  void itCountsOnceTheDeskHasCalledARegisteredNumber(Browser browser, Whole whole) {
    try (var wall = Sitting.of(browser, Device.TELEPHONE, "nobody");
        var desk = Sitting.of(browser, Device.DESK, "coordinator")) {
      var receipt = Scene.reportedByCard(wall, Scene.card(whole));
      var number = receipt.locator("h1").textContent().strip().split(" ")[0];
      var unconfirmed = receipt.locator("main .note");
      assertThat(unconfirmed).isVisible();

      // when
      var alarms = whole.system().addresses().dispatchService() + "/pages/desk";
      var alarm = Scene.callingBack(desk, whole, number);
      assertThat(alarm).containsText(number);
      assertThat(Manners.faults(desk.page())).isEmpty();
      assertThat(alarm.locator("[name=calledBack]")).hasValue("+81 90-0000-0014");
      alarm.locator("[name=calledBack]").check();
      desk.press(alarm.locator("form[action$='/confirmation'] button"));

      // then
      assertThat(desk.page().locator("main .done[role=status]")).isVisible();
      await().atMost(Scene.SOON).until(() -> desk.open(alarms) != null && alarm.count() == 0);
      receipt.reload();
      assertThat(unconfirmed).hasCount(0);
      var incident =
          whole.people().desk().incidents().stream()
              .filter(one -> one.path("number").asText().equals(number))
              .findFirst()
              .orElseThrow();
      assertThat(Scene.of(whole, "/incidents/" + incident.path("id").asText()).asked()).isNotNull();
      desk.assertNothingWasComplainedOf();
    }
  }
}
