package org.hikeshi.deploy.demo;

/// A case did not come to the end that it must come to.
final class WentWrong extends RuntimeException {

  private static final long serialVersionUID = 1;

  WentWrong(String how) {
    super(how);
  }
}
