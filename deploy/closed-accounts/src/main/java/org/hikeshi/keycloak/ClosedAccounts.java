package org.hikeshi.keycloak;

import org.keycloak.common.util.Time;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.urls.UrlType;

/// Ends all sign-ins of an account when an administrator closes it: every service is told, as when
/// she signs out. Left to itself Keycloak would only renew no token any more. OWASP ASVS 5.0,
/// 7.4.2.
///
/// A service that does not answer is no reason to keep the account open: there, a token then counts
/// until it ends.
final class ClosedAccounts implements EventListenerProvider {

  private final KeycloakSession session;

  ClosedAccounts(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(AdminEvent event, boolean withRepresentation) {
    if (event.getResourceType() == ResourceType.USER
        && event.getOperationType() == OperationType.UPDATE) {
      var realm = session.realms().getRealm(event.getRealmId());
      var path = event.getResourcePath();
      var user = session.users().getUserById(realm, path.substring(path.lastIndexOf('/') + 1));
      if (user != null && !user.isEnabled()) {
        endSessions(session, realm, user);
      }
    }
  }

  @Override
  public void onEvent(Event event) {
    // what people do themselves closes no account
  }

  @Override
  public void close() {
    // nothing is held
  }

  static void endSessions(KeycloakSession session, RealmModel realm, UserModel user) {
    session.users().setNotBeforeForUser(realm, user, Time.currentTime());
    for (var each : session.sessions().getUserSessionsStream(realm, user).toList()) {
      tellEveryService(session, realm, each);
      AuthenticationManager.backchannelLogout(session, each, true);
      // Keycloak notes there whom it has told, and would take that for the next sign-in's.
      session.getContext().setAuthenticationSession(null);
    }
  }

  /// Keycloak tells those at whose pages she signed in. Her tokens open the other doors too.
  private static void tellEveryService(
      KeycloakSession session, RealmModel realm, UserSessionModel signIn) {
    var there = signIn.getAuthenticatedClientSessions().keySet();
    realm
        .getClientsStream()
        .filter(client -> client.getAttribute(OIDCConfigAttributes.BACKCHANNEL_LOGOUT_URL) != null)
        .filter(client -> !there.contains(client.getId()))
        .toList()
        .forEach(client -> asIfSignedIn(session, realm, signIn, client));
  }

  private static void asIfSignedIn(
      KeycloakSession session, RealmModel realm, UserSessionModel signIn, ClientModel client) {
    var made = session.sessions().createClientSession(realm, client, signIn);
    made.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
    var base = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
    made.setNote(OIDCLoginProtocol.ISSUER, Urls.realmIssuer(base, realm.getName()));
  }
}
