package org.hikeshi.deploy.local;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One of the three services, as the packaged application in a process of its own.
public final class Service implements Part {

  public static final int HEAP_MEGABYTES = 256;

  private static final String AOT = Objects.requireNonNullElse(System.getenv("HIKESHI_AOT"), "jar");

  /// A service has minutes of work a day: it is hardly ever awake for long enough that the second
  /// compiler pays (decision 0075).
  private static final String SOON_AWAKE = "-XX:TieredStopAtLevel=1";

  private static final List<String> SMALL = List.of("-Xms64m", "-Xmn24m");

  /// notifier sets papers, each of which leaves megabytes of garbage; in less room they would fill
  /// the heap. Beside the young generation there must be room at once for the objects of the AOT
  /// cache, or the JVM does not start from it.
  private static final Map<String, List<String>> LARGER =
      Map.of("notifier", List.of("-Xms104m", "-Xmn64m"));

  private static final Duration WRITES_ITS_CACHE_WITHIN = Duration.ofMinutes(2);

  private final String name;
  private final Application application;
  private final String url;
  private final Map<String, String> environment;
  private final LocalData data;
  private final Leash leash;
  private final List<String> memory;
  private final Child child;
  private volatile Duration endsWithin = Child.ENDS_WITHIN;

  Service(
      String name,
      Application application,
      int port,
      Map<String, String> environment,
      LocalData data,
      Leash leash) {
    this(name, application, port, environment, data, leash, LARGER.getOrDefault(name, SMALL));
  }

  private Service(
      String name,
      Application application,
      int port,
      Map<String, String> environment,
      LocalData data,
      Leash leash,
      List<String> memory) {
    this.name = name;
    this.memory = memory;
    this.application = application;
    this.url = "http://127.0.0.1:" + port;
    this.environment = new HashMap<>(environment);
    this.environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    this.environment.put("MALLOC_ARENA_MAX", "2");
    this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    this.data = data;
    this.leash = leash;
    this.child = new Child(name, data.log(name), leash);
  }

  /// Another instance of the same service, on a port of its own, that is not started yet.
  ///
  /// @param of what tells it from the others, for its log
  public Service twin(String of) {
    return new Service(
        name + "-" + of, application, Ports.anyFree(), environment, data, leash, memory);
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
    var how = whole.getOrDefault("HIKESHI_AOT", AOT);
    endsWithin = how.equals("on") ? WRITES_ITS_CACHE_WITHIN : Child.ENDS_WITHIN;
    var arguments = new ArrayList<String>();
    arguments.add(SOON_AWAKE);
    arguments.addAll(memory);
    arguments.addAll(application.arguments(how));
    child.start(Jvm.command(HEAP_MEGABYTES + "m", arguments), whole);
  }

  public void awaitReady() {
    child.awaitReady(() -> Answers.ok(URI.create(url + "/q/health/ready")));
  }

  public boolean alive() {
    return child.alive();
  }

  @Override
  public void stop() {
    child.stop("TERM", endsWithin);
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

  public ProcessHandle process() {
    return child.process();
  }

  /// It stands still, and does not know it.
  public void pause() {
    child.signal("STOP");
  }

  public void goOn() {
    child.signal("CONT");
  }
}
