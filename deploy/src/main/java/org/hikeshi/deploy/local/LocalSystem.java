package org.hikeshi.deploy.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/// The whole of Hikeshi on this machine, bound to 127.0.0.1.
public final class LocalSystem {

  private final Checkout checkout;
  private final Ports ports;
  private final Secrets secrets;
  private final Leash leash;
  private final LocalPostgres postgres;
  private final LocalKafka kafka;
  private final LocalKeycloak keycloak;
  private final MailSink mail;
  private final PhoneSink phone;
  private final Service incidentApi;
  private final Service dispatchService;
  private final Service notifier;
  private final Map<String, String> settings;
  private volatile boolean stopping;

  /// Nothing is started yet. Whoever makes it has claimed the data.
  public LocalSystem(Checkout checkout, LocalData data, Ports ports) {
    this(checkout, data, ports, Map.of());
  }

  /// @param settings of all three services, as their environment
  public LocalSystem(Checkout checkout, LocalData data, Ports ports, Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
    this.checkout = checkout;
    this.ports = ports;
    this.secrets = new Secrets(data.secrets());
    this.leash = Leash.hold(checkout, data);
    this.postgres = new LocalPostgres(checkout, data, secrets, ports.postgres(), leash);
    this.kafka = new LocalKafka(data, ports.kafka(), leash);
    this.keycloak = new LocalKeycloak(checkout, data, secrets, ports, leash);
    this.mail = new MailSink(data.mail(), "127.0.0.1", ports.smtp(), Clock.systemUTC());
    var phoneSecret = new WebhookSecret(secrets.of("phone").getBytes(StandardCharsets.US_ASCII));
    this.phone = new PhoneSink(data.phone(), ports.phone(), phoneSecret, Clock.systemUTC());
    this.incidentApi = service("incident-api", "incident_api", ports.incidentApi(), data, Map.of());
    this.dispatchService =
        service("dispatch-service", "dispatch_service", ports.dispatchService(), data, Map.of());
    this.notifier =
        service(
            "notifier",
            "notifier",
            ports.notifier(),
            data,
            Map.of(
                "HIKESHI_CALL_DOWN_FOLDER",
                data.callDown().toString(),
                "HIKESHI_PHONE_URL",
                "http://127.0.0.1:" + ports.phone(),
                "HIKESHI_PHONE_SECRET",
                phoneSecret.word()));
  }

  public void start(Progress progress) {
    ports.mustBeFree();
    startAll(progress, List.of(postgres, kafka, keycloak, mail, phone));
    startAll(progress, services());
  }

  /// The services first, then what they lean on.
  public synchronized void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    Together.run(services().stream().<Runnable>map(service -> service::stop).toList());
    Together.run(List.of(keycloak::stop, kafka::stop, postgres::stop, mail::stop, phone::stop));
    leash.close();
  }

  public boolean stopping() {
    return stopping;
  }

  /// Returns the first part that ends.
  public Part awaitEnd() throws InterruptedException {
    BlockingQueue<Part> ended = new LinkedBlockingQueue<>();
    parts()
        .forEach(
            part ->
                Thread.ofVirtual()
                    .start(
                        () -> {
                          try {
                            part.await();
                            ended.add(part);
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                        }));
    return ended.take();
  }

  public Addresses addresses() {
    return new Addresses(
        incidentApi.url(), dispatchService.url(), notifier.url(), keycloak.realm());
  }

  public LocalPostgres postgres() {
    return postgres;
  }

  public LocalKafka kafka() {
    return kafka;
  }

  public LocalKeycloak keycloak() {
    return keycloak;
  }

  public Service incidentApi() {
    return incidentApi;
  }

  public Service dispatchService() {
    return dispatchService;
  }

  public Service notifier() {
    return notifier;
  }

  public List<Service> services() {
    return List.of(incidentApi, dispatchService, notifier);
  }

  private Stream<Part> parts() {
    return Stream.concat(Stream.of(postgres, kafka, keycloak, mail, phone), services().stream());
  }

  private static void startAll(Progress progress, List<? extends Part> parts) {
    Together.run(
        parts.stream()
            .<Runnable>map(part -> () -> progress.timed("started " + part.name(), part::start))
            .toList());
  }

  private Service service(
      String name, String database, int port, LocalData data, Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("HIKESHI_DB_URL", postgres.url(database));
    environment.put("HIKESHI_DB_PASSWORD", secrets.of(database + "_app"));
    environment.put("HIKESHI_DB_OWNER_PASSWORD", secrets.of(database + "_owner"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.address());
    environment.put("HIKESHI_OIDC_URL", keycloak.realm());
    environment.put("HIKESHI_OIDC_SECRET", clientSecret(name));
    environment.putAll(ports.services());
    environment.put("HIKESHI_DESK_PHONE", "03-0000-0000");
    environment.put("HIKESHI_SMTP_HOST", "127.0.0.1");
    environment.put("HIKESHI_SMTP_PORT", Integer.toString(ports.smtp()));
    environment.put("HIKESHI_PROOF_KEY_FILE", data.proofKey(name).toString());
    environment.put("HIKESHI_SECRETS_KEY_FILE", data.secretsKey(name).toString());
    environment.put("HIKESHI_LOCAL", "true");
    environment.putAll(settings);
    return new Service(
        name,
        new Application(checkout.application(name), checkout.programs().resolve("aot")),
        port,
        environment,
        data,
        leash);
  }

  private String clientSecret(String client) {
    try {
      var realm =
          new ObjectMapper().readTree(checkout.deploy("keycloak/hikeshi-realm.json").toFile());
      for (var candidate : realm.path("clients")) {
        if (candidate.path("clientId").asText().equals(client)) {
          return candidate.path("secret").asText();
        }
      }
      throw new CannotRun("The realm has no client " + client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
