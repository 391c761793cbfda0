# Builds what is missing or out of date, and shows how far it is. To be sourced, at the root.

BUILT=deploy/target/built
BUILD_LOG=deploy/target/build.log
APPLICATIONS="incident-api dispatch-service notifier"
FIRST_DOWNLOAD_MB=900

built() {
  local application jar IFS=:
  [[ -f $BUILT && -f deploy/target/classpath && -f deploy/closed-accounts/target/closed-accounts.jar ]] || return 1
  for jar in $(< deploy/target/classpath); do
    [[ -f $jar ]] || return 1
  done
  IFS=' '
  for application in $APPLICATIONS; do
    [[ -f $application/target/quarkus-app/quarkus-run.jar ]] || return 1
  done
}

build_if_needed() {
  if built && [[ -z $(find pom.xml ./*/pom.xml ./*/src/main deploy/*/pom.xml deploy/*/src/main -newer "$BUILT" -print -quit) ]]; then
    return
  fi
  need_maven
  mkdir -p deploy/target
  if [[ ! -d ${HOME}/.m2/repository/org/keycloak/keycloak-quarkus-dist ]]; then
    echo "The first build fetches about $FIRST_DOWNLOAD_MB MB of libraries and programs; later ones fetch nothing."
  fi
  touch "$BUILT.begun"
  # Formatting is for ./verify: a start must not change a source.
  if ! mvn -B -DskipTests -Dspotless.apply.skip=true -Dspotless.check.skip=true package 2>&1 |
    tee "$BUILD_LOG" | show_build; then
    grep '^\[ERROR\]' "$BUILD_LOG" | head -n 20 >&2
    echo "The build failed; all it said is in $BUILD_LOG" >&2
    exit 1
  fi
  mv "$BUILT.begun" "$BUILT"
}

# Turns what Maven says into a line for each module, and one every few seconds while it fetches.
show_build() {
  local line files=0 kilobytes=0 told=$SECONDS size module='' begun=$SECONDS
  while IFS= read -r line; do
    case $line in
      *'Downloaded from '*' ('*)
        size=${line##*\(}
        files=$((files + 1))
        kilobytes=$((kilobytes + $(in_kilobytes "${size%% at *}")))
        if ((SECONDS - told >= 5)); then
          told=$SECONDS
          echo "fetched $files files, $((kilobytes / 1024)) MB"
        fi
        ;;
      *'Downloading from '*.zip) echo "fetching ${line##*/}" ;;
      '[INFO] Building Hikeshi: '*' ['*)
        [[ -z $module ]] || built_line "$module" $((SECONDS - begun))
        begun=$SECONDS
        module=${line#\[INFO\] Building Hikeshi: }
        module=${module%% *}
        ;;
      '[INFO] BUILD SUCCESS') built_line "$module" $((SECONDS - begun)) ;;
    esac
  done
}

built_line() {
  printf '%-28s %5d s\n' "built $1" "$2"
}

# "1.2 MB" -> 1228
in_kilobytes() {
  local number=${1% *} unit=${1##* } whole
  whole=${number%.*}
  case $unit in
    MB)
      local tenths=0
      [[ $number != *.* ]] || tenths=${number#*.}
      echo $((whole * 1024 + ${tenths:0:1} * 102))
      ;;
    kB) echo "$whole" ;;
    *) echo 0 ;;
  esac
}
