package org.hikeshi.deploy.people;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hikeshi.deploy.local.Addresses;

/// The local users by name, each signed in when first asked for.
public final class People {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Addresses at;
  private final SignIn signIn;
  private final Map<String, Person> signedIn = new ConcurrentHashMap<>();

  public People(Addresses at) {
    this.at = at;
    this.signIn = new SignIn(client, at.realm());
  }

  public Person named(String user) {
    return signedIn.computeIfAbsent(user, name -> new Person(client, signIn, name));
  }

  public Addresses at() {
    return at;
  }

  public String token(String user) {
    return signIn.token(user);
  }

  public Hospital hospital(String user) {
    return new Hospital(named(user), at);
  }

  public Engineer engineer(int number) {
    var id = "00000000-0000-7000-8000-0000000000e" + number;
    return new Engineer(named("engineer-" + number), id, at);
  }

  public Authority authority(String id) {
    return new Authority(named(id), at);
  }

  public Desk desk() {
    return new Desk(named("coordinator"), at);
  }
}
