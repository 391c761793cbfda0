package org.hikeshi.deploy.screen;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// What every page owes to everybody: axe-core finds nothing (WCAG 2.0 to 2.2, A and AA), nothing
/// is wider than the screen, it has one heading of the first order, and it weighs under 150 KB.
final class Manners {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final int HEAVIEST = 150_000;
  private static final String WEIGHT =
      "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
          + ".reduce((sum, part) => sum + part.decodedBodySize, 0)";
  private static final String TOO_WIDE =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private Manners() {}

  /// In words, what is wrong with the page as it stands on the screen.
  static List<String> faults(Page page) {
    var faults = new ArrayList<>(faultsOfWidth(page));
    for (var violation :
        new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze().getViolations()) {
      violation.getNodes().forEach(node -> faults.add(violation.getHelp() + ": " + node.getHtml()));
    }
    if (page.locator("h1").count() != 1) {
      faults.add(page.locator("h1").count() + " headings of the first order");
    }
    int weight = ((Number) page.evaluate(WEIGHT)).intValue();
    if (weight > HEAVIEST || weight == 0) {
      faults.add("it weighs " + weight + " bytes");
    }
    return faults;
  }

  static List<String> faultsOfWidth(Page page) {
    int pixels = ((Number) page.evaluate(TOO_WIDE)).intValue();
    return pixels > 0
        ? List.of("it is " + pixels + " px wider than " + page.viewportSize().width)
        : List.of();
  }
}
