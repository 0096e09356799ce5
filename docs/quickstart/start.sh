# Sourced by the scripts beside it: builds what is missing, and starts one of the programs.

module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$module/../.." && pwd)
built=$module/target/quick
stamp=$built/stamp

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || fail 'JDK 17 or later is needed: install a package such as openjdk-17-jdk-headless (Debian, Ubuntu) or java-17-openjdk-devel (Fedora, RHEL), or set JAVA_HOME.'
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p')
[ "${version:-0}" -ge 17 ] || fail "JDK 17 or later is needed, $java is ${version:-of an unknown version}: install a package such as openjdk-17-jdk-headless, or set JAVA_HOME."

is_stale() {
  [ ! -f "$stamp" ] && return 0
  # The class path has absolute paths, so a checkout that was moved is built again.
  [ "$(cat "$stamp")" = "$root" ] || return 0
  [ -n "$(find "$root" -name target -prune -o \( -name '*.java' -o -name pom.xml -o -path '*/src/main/resources/*' \) -newer "$stamp" -print -quit)" ]
}

build() {
  command -v mvn >/dev/null || fail 'Maven 3.8 or later is needed: install a package such as maven.'
  maven=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  read -r major minor <<<"${maven:-0 0}"
  [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; } || fail "Maven 3.8 or later is needed, mvn is $major.$minor."
  printf 'building (the first time this takes a minute or two, and fetches libraries) …\n' >&2
  mkdir -p "$module/target"
  log=$module/target/build.log
  : >"$log"
  (cd "$root" && mvn -B -ntp -Dquick -DskipTests -pl docs/quickstart -am package) >"$log" 2>&1 &
  pid=$!
  trap 'kill "$pid" 2>/dev/null' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    [ -t 2 ] && printf '\r\033[K%s' "$(grep -o 'Building [^[]*' "$log" | tail -n 1)" >&2
    sleep 1
  done
  [ -t 2 ] && printf '\r\033[K' >&2
  wait "$pid" || { grep -E 'ERROR|BUILD' "$log" | head -n 20 >&2; fail "the build failed; see $log"; }
  printf '%s\n' "$root" >"$stamp"
}

# Two calls at once must not build over each other.
if command -v flock >/dev/null; then
  mkdir -p "$module/target"
  exec 9>"$module/target/build.lock"
  flock 9
fi
if is_stale; then build; fi
if command -v flock >/dev/null; then exec 9>&-; fi

# start CLASS ARGUMENT…
start() {
  terminal=false
  [ -t 2 ] && terminal=true
  exec "$java" -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
    -Dquickstart.target="$module/target" -Dquickstart.terminal="$terminal" \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=error \
    -cp "$built/classes:$(cat "$built/class-path")" "$@"
}
