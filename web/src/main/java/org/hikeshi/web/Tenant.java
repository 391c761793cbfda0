package org.hikeshi.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// The second wall: tells PostgreSQL at the start of each transaction whose rows it may show, so
/// that row level security holds even where a query forgot to ask.
///
/// `*` is everything: the duty desk, the services and our own listeners and timers. A hospital is
/// its id, an engineer `engineer/<id>`, an authority `authority/<id>`, and anyone else is `-`.
@ApplicationScoped
public class Tenant {

  private static final String ALL = "*";
  private static final String NOBODY = "-";

  private final DataSource database;
  private final CurrentVertxRequest request;
  private final Caller caller;
  private final TransactionManager transactions;

  Tenant(
      DataSource database,
      CurrentVertxRequest request,
      Caller caller,
      TransactionManager transactions) {
    this.database = database;
    this.request = request;
    this.caller = caller;
    this.transactions = transactions;
  }

  void onTransactionBegun(@Observes @Initialized(TransactionScoped.class) Object transaction) {
    try {
      if (duringARequest()) {
        set(ofCaller(), caller.subject());
      } else {
        set(ALL, "");
      }
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  /// Whoever began the transaction does not know yet that there is one to end.
  private void end() {
    try {
      transactions.rollback();
    } catch (SystemException e) {
      throw new IllegalStateException("a transaction without tenant could not be ended", e);
    }
  }

  /// Runs `action` in the running transaction with sight of everything, for what must follow from a
  /// caller's deed but lies beyond the caller's own rows. The first wall must have said yes before.
  public <T> T all(Supplier<T> action) {
    if (!duringARequest()) {
      return action.get();
    }
    var before = replaced(ALL);
    T done;
    try {
      done = action.get();
    } catch (RuntimeException e) {
      try {
        set(before, caller.subject());
      } catch (IllegalStateException aborted) {
        e.addSuppressed(aborted);
      }
      throw e;
    }
    set(before, caller.subject());
    return done;
  }

  private boolean duringARequest() {
    return Arc.container().requestContext().isActive() && request.getCurrent() != null;
  }

  private String ofCaller() {
    if (caller.is(Role.COORDINATOR) || caller.is(Role.SERVICE) || caller.is(Role.ADMIN)) {
      return ALL;
    }
    if (caller.is(Role.HOSPITAL)) {
      return caller.hospitalId().toString();
    }
    if (caller.is(Role.ENGINEER)) {
      return "engineer/" + caller.engineerId();
    }
    return caller.is(Role.AUTHORITY) ? "authority/" + caller.authorityId() : NOBODY;
  }

  /// Sets the tenant and answers the one before, which may be wide already.
  private String replaced(String tenant) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                with before as materialized (select current_setting('app.tenant', true) as tenant)
                select tenant, set_config('app.tenant', ?, true) from before
                """)) {
      select.setString(1, tenant);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the transaction's tenant could not be set", e);
    }
  }

  private void set(String tenant, String subject) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select set_config('app.tenant', ?, true), set_config('app.caller', ?, true)")) {
      select.setString(1, tenant);
      select.setString(2, subject);
      select.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("the transaction's tenant could not be set", e);
    }
  }
}
