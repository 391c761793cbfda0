package org.hikeshi.web;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Clock;
import java.util.Collection;

/// A planted fault: every condition of a service by which it tells whose something is takes whoever
/// asks for the duty desk, which sees all. Roles on operations still hold, and PostgreSQL is still
/// told who it really is: what nobody sees all the same, the second wall hides.
public abstract class FirstWallDown extends Caller {

  private static final StackWalker STACK = StackWalker.getInstance();

  private final Collection<String> strangers;

  /// @param strangers the users for whom it is down
  protected FirstWallDown(SecurityIdentity identity, Clock clock, Collection<String> strangers) {
    super(identity, Arc.container().instance(EndedSessions.class).get(), clock);
    this.strangers = strangers;
  }

  @Override
  public boolean is(String role) {
    return isAskedByTheSecondWall() || !strangers.contains(name())
        ? super.is(role)
        : role.equals(Role.COORDINATOR);
  }

  /// Whether [Tenant] asks whose rows PostgreSQL may show.
  private static boolean isAskedByTheSecondWall() {
    return STACK.walk(
        frames ->
            frames.anyMatch(
                frame ->
                    frame.getMethodName().equals("ofCaller")
                        && frame.getClassName().equals(Tenant.class.getName())));
  }
}
