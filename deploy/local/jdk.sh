# Finds a JDK 25, wherever JDKs usually lie, and a Maven that can use it. To be sourced.

jdk_major() {
  [[ -x $1/bin/javac ]] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk_25() {
  local java candidate
  java=$(command -v javac || true)
  [[ -z $java ]] || java=$(dirname "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")")
  for candidate in "${JAVA_HOME:-}" "$java" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/local/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [[ -n $candidate && $(jdk_major "$candidate") == 25 ]]; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

need_jdk_25() {
  if ! JAVA_HOME=$(find_jdk_25); then
    echo "A JDK 25 is needed and none was found: install one, or set JAVA_HOME to it." >&2
    exit "${CANNOT:-1}"
  fi
  export JAVA_HOME
}

need_maven() {
  local version
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' || true)
  if [[ -z $version ]]; then
    echo "Maven 3.8.7 or newer is needed and no mvn was found: install it." >&2
    exit 1
  fi
  if [[ $(printf '%s\n' 3.8.7 "$version" | sort -V | head -n 1) != 3.8.7 ]]; then
    echo "Maven 3.8.7 or newer is needed and mvn is $version: install a newer one." >&2
    exit 1
  fi
}
