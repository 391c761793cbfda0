package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  private final Addresses addresses = new Addresses(false, Optional.empty());
  private final Addresses local = new Addresses(true, Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.0.8",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "2001::1",
        "ff02::1"
      })
  void privateAddressesAreRefused(String address) throws UnknownHostException {
    assertThat(addresses.resolved(URI.create("https://" + bracketed(address) + "/"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.jp/a, true",
    "https://HOOKS.example.jp, true",
    "https://a.authority.example/x, true",
    "https://a.b.authority.example, true",
    "https://authority.example, false",
    "https://badauthority.example, false",
    "https://hooks.example.jp.evil.example, false",
    "https://203.0.113.5, false"
  })
  void whereHostsAreListedOnlyThoseAreCalled(String url, boolean called) {
    var listed =
        new Addresses(false, Optional.of(List.of("hooks.example.jp", " *.authority.example")));
    assertThat(listed.formed(url).isPresent()).isEqualTo(called);
    assertThat(listed.allowed(url).isPresent()).isEqualTo(called);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.5", "100.63.0.1", "198.20.0.1", "2400:4000::1"})
  void publicOnesAreNot(String address) throws UnknownHostException {
    assertThat(addresses.resolved(URI.create("https://" + bracketed(address) + "/")))
        .contains(InetAddress.getByName(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://authority.example/",
        "ftp://authority.example/",
        "https://user@authority.example/",
        "https:///path",
        "//authority.example",
        "not a url",
        "https://authority.example/#x",
        ""
      })
  void onlyHttpsIsAllowed(String url) {
    assertThat(addresses.allowed(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://authority.example/hook?x=1", "https://authority.example:8443"})
  void httpsIs(String url) {
    assertThat(addresses.allowed(url)).contains(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9/", "http://localhost:9/"})
  void aDevelopersMachineMayCallItself(String url) throws UnknownHostException {
    assertThat(local.resolved(local.allowed(url).orElseThrow())).isPresent();
    assertThat(local.resolved(URI.create("http://10.0.0.1/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://10.0.0.1/h", "https://[::1]/h", "https://169.254.169.254/h"})
  void aPrivateNumberIsNotKept(String url) {
    assertThat(addresses.allowed(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://authority.example/", "http://203.0.113.5/", "http://10.0.0.1/"})
  void aDevelopersMachineCallsNobodyElseInTheClear(String url) {
    assertThat(local.allowed(url)).isEmpty();
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
