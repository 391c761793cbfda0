package org.hikeshi.deploy.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// Somebody at a browser of her own, who signs in where she is asked to. What the browser complains
/// of is kept: errors of scripts, and whatever the Content-Security-Policy had to refuse.
final class Sitting implements AutoCloseable {

  private static final double PATIENCE = 15_000;

  private final BrowserContext context;
  private final Page page;
  private final String user;
  private final List<String> complaints = new ArrayList<>();

  private Sitting(BrowserContext context, String user) {
    this.context = context;
    this.user = user;
    context.setDefaultTimeout(PATIENCE);
    page = context.newPage();
    page.onConsoleMessage(
        said -> {
          if (said.type().equals("error")) {
            complaints.add(said.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /// @param user `nobody` never signs in
  static Sitting of(Browser browser, Device device, String user) {
    return new Sitting(browser.newContext(device.options()), user);
  }

  /// The page that comes in the end.
  Page open(String address) {
    page.navigate(address);
    if (page.locator("#kc-form-login").count() > 0) {
      page.locator("#username").fill(user);
      page.locator("#password").fill("hikeshi");
      page.locator("#kc-login").click();
      page.waitForURL(reached -> reached.contains("/pages"));
      page.navigate(address);
    }
    return page;
  }

  Page page() {
    return page;
  }

  /// Presses a button and waits for the page that follows.
  void press(Locator button) {
    page.evaluate("document.documentElement.dataset.before = ''");
    button.click();
    page.locator("html:not([data-before])").waitFor();
    page.waitForLoadState();
  }

  void cutOff() {
    context.setOffline(true);
  }

  void connect() {
    context.setOffline(false);
  }

  /// And they are forgotten.
  List<String> complaints() {
    var all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  void assertNothingWasComplainedOf() {
    assertThat(complaints()).as(page.url()).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
