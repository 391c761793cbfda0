package org.hikeshi.keycloak;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel.UserPreRemovedEvent;

/// How Keycloak finds [ClosedAccounts]: a realm has [#ID] among its `eventsListeners`.
///
/// When an account has been deleted, nobody knows any more which sessions it had. So that is heard
/// of before it happens, and in every realm.
public final class ClosedAccountsFactory implements EventListenerProviderFactory {

  static final String ID = "hikeshi-closed-accounts";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new ClosedAccounts(session);
  }

  @Override
  public void init(Config.Scope config) {
    // there is nothing to be set
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserPreRemovedEvent removed) {
            ClosedAccounts.endSessions(
                removed.getKeycloakSession(), removed.getRealm(), removed.getUser());
          }
        });
  }

  @Override
  public void close() {
    // nothing is held
  }
}
