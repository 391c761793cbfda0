package org.hikeshi.deploy.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// This machine's Chromium, started once for all tests. Where there is none, the tests that ask for
/// it are skipped, with one line that says so. `HIKESHI_CHROMIUM` names one that is not on the
/// path.
final class Chromium implements ExecutionCondition, ParameterResolver {

  private static final ExtensionContext.Namespace KEPT =
      ExtensionContext.Namespace.create(Chromium.class);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--lang=ja-JP");

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

    static Running start(Path program) {
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      .setHeadless(true)
                      .setArgs(FLAGS));
      return new Running(playwright, browser);
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private record Told() {

    static Told once() {
      System.out.println(
          "No Chromium here: the tests in a real browser are skipped (apt-get install chromium"
              + " fonts-morisawa-bizud-gothic, or HIKESHI_CHROMIUM=<its path>).");
      return new Told();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (program().isPresent()) {
      return ConditionEvaluationResult.enabled("there is a Chromium");
    }
    context.getRoot().getStore(KEPT).computeIfAbsent(Told.class, _ -> Told.once(), Told.class);
    return ConditionEvaluationResult.disabled("there is no Chromium");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(KEPT)
        .computeIfAbsent(Running.class, _ -> Running.start(program().orElseThrow()), Running.class)
        .browser();
  }

  private static Optional<Path> program() {
    return Stream.concat(
            Stream.ofNullable(System.getenv("HIKESHI_CHROMIUM")).map(Path::of),
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
