package org.hikeshi.deploy.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One of the three services, as the packaged application in a process of its own.
public final class Service implements Part {

  private final String name;
  private final Path application;
  private final String url;
  private final Map<String, String> environment;
  private final Child child;

  Service(
      String name,
      Path application,
      int port,
      Map<String, String> environment,
      LocalData data,
      Leash leash) {
    this.name = name;
    this.application = application;
    this.url = "http://127.0.0.1:" + port;
    this.environment = new HashMap<>(environment);
    this.environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    this.child = new Child(name, data.log(name), leash);
  }

  @Override
  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  @Override
  public void start() {
    launch(Map.of());
    awaitReady();
  }

  /// Returns at once. `more` is added to its environment for this one time.
  public void launch(Map<String, String> more) {
    var whole = new HashMap<>(environment);
    whole.putAll(more);
    child.start(Jvm.command("256m", List.of("-jar", application.toString())), whole);
  }

  public void awaitReady() {
    child.awaitReady(() -> Answers.ok(URI.create(url + "/q/health/ready")));
  }

  public boolean alive() {
    return child.alive();
  }

  @Override
  public void stop() {
    child.stop("TERM");
  }

  @Override
  public void await() throws InterruptedException {
    child.await();
  }

  @Override
  public String lastWords() {
    return child.tail();
  }

  public void kill() {
    child.kill();
  }
}
