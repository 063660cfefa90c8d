# Sourced by ./run, ./test, ./bench and ./vehicle: finds or installs the tools they need, builds what is missing, and
# starts programs.
# Every failure is one line that says what to do.
scripts=$(dirname "${BASH_SOURCE[0]}")
. "$scripts/build-lock.sh"

# Java reads arguments, paths and sources in the encoding of the locale; LANG=C would lose every umlaut.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

say() { printf '%s\n' "▸ $*" >&2; }
fail() { printf '%s\n' "✗ $*" >&2; exit 2; }

# answer_help SCRIPT ARGUMENT... : if help is wanted, prints it, without a build, and ends
answer_help() {
  local script=$1 argument text
  shift
  for argument; do
    case $argument in -h | --help)
      text=$(<"$scripts/help/$script.txt")
      printf '%s\n' "${text//.\/$script/$0}"
      exit 0
      ;;
    esac
  done
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# install PACKAGE... : through apt, quietly, with the package lists fetched once
install() {
  say "installing $* through apt"
  if [ -z "${PACKAGE_LISTS_FETCHED:-}" ]; then
    apt-get update -qq >/dev/null 2>&1 || fail "apt-get update failed: install $* yourself and start again"
    PACKAGE_LISTS_FETCHED=1
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
    fail "apt-get could not install $*: install it yourself and start again"
}

java_major() { java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p'; }
node_major() { node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }

need_java() {
  command -v javac >/dev/null 2>&1 || { may_install && install openjdk-17-jdk-headless; }
  command -v javac >/dev/null 2>&1 || fail "no JDK found: install a JDK, 17 or newer"
  [ "$(java_major)" -ge 17 ] 2>/dev/null || fail "this needs a JDK 17 or newer, and 'java' is version $(java_major)"
}

need_maven() {
  command -v mvn >/dev/null 2>&1 || { may_install && install maven; }
  command -v mvn >/dev/null 2>&1 || fail "no Maven found: install Maven 3.8 or newer"
}

need_node() {
  command -v npm >/dev/null 2>&1 || { may_install && install nodejs npm; }
  command -v npm >/dev/null 2>&1 || fail "no Node found: install Node 20 or newer, with npm"
  [ "$(node_major)" -ge 20 ] 2>/dev/null || fail "this needs Node 20 or newer, and 'node' is $(node --version)"
}

need_chromium() {
  command -v chromium >/dev/null 2>&1 || { may_install && install chromium; }
  command -v chromium >/dev/null 2>&1 || fail "no Chromium found: install the package 'chromium'"
  # Without the frame around its pages it needs half of the time; the tests can do without it.
  command -v chromium-headless-shell >/dev/null 2>&1 || ! may_install || (install chromium-headless-shell) ||
    say "the tests go on with chromium itself"
}

# The tests let the AWS CLI itself read every command of docs/deploying.md; none of them reaches AWS.
need_aws_cli() {
  has_aws_cli() { /usr/bin/python3 -c 'import awscli; exit(not awscli.__version__.startswith("2."))' 2>/dev/null; }
  has_aws_cli || { may_install && install awscli; }
  has_aws_cli || fail "no AWS CLI found: install the package 'awscli', version 2"
}

# The examples of a car of one's own, in Python and C, run in the tests.
need_example_languages() {
  command -v python3 >/dev/null 2>&1 || { may_install && install python3; }
  command -v python3 >/dev/null 2>&1 || fail "no Python found: install the package 'python3'"
  command -v cc >/dev/null 2>&1 || { may_install && install gcc libc6-dev; }
  command -v cc >/dev/null 2>&1 || fail "no C compiler found: install the package 'gcc'"
}

# agent/package makes the agent's Debian package; its test makes, installs and removes one.
need_packaging() {
  has_packaging() { command -v zip >/dev/null 2>&1 && command -v unzip >/dev/null 2>&1; }
  has_packaging || { may_install && install zip unzip; }
  has_packaging || fail "no zip and unzip found: install the packages 'zip' and 'unzip'"
}

# Spin looks at every state of the model of a command (agent/src/test/spin); it makes a C program of it.
need_spin() {
  command -v spin >/dev/null 2>&1 || { may_install && install spin; }
  command -v spin >/dev/null 2>&1 || fail "no Spin found: install the package 'spin'"
}

# The newest of what a build is made from; anything newer than the last build asks for a new one.
sources_changed() {
  [ -e local/target/built ] || return 0
  [ -n "$(find pom.xml ./*/pom.xml ./*/src virtual-vehicle clients/package-lock.json -newer local/target/built -type f \
    -not -path '*/node_modules/*' -not -path '*/target/*' -not -path '*/dist/*' -not -path '*/src/test/*' \
    -print -quit 2>/dev/null)" ]
}

build_if_needed() {
  sources_changed || return 0
  need_java; need_maven; need_node
  say "building (the first time takes 3 to 6 minutes and fetches 1 GB of libraries; log: local/target/build.log)"
  mkdir -p local/target
  : >local/target/build.log # it is read before Maven has begun to write it
  mvn -B --no-transfer-progress -DskipTests -pl local -am package >local/target/build.log 2>&1 &
  local build=$! module shown=""
  # A background process doesn't hear Ctrl-C.
  trap "kill $build 2>/dev/null" EXIT
  while kill -0 "$build" 2>/dev/null; do
    module=$(sed -n 's/.*Building \([a-z-]*\) .*/\1/p' local/target/build.log 2>/dev/null | tail -n 1)
    [ "$module" = "$shown" ] || { say "  $module"; shown=$module; }
    sleep 0.3
  done
  trap - EXIT
  wait "$build" || { grep -m 5 'ERROR' local/target/build.log >&2; fail "the build failed: see local/target/build.log"; }
  touch local/target/built
}

# The class path of the programs in local/: jars only, none of which names a folder, as the JVM archives no classes else.
# DynamoDB Local's names its own.
write_class_path() {
  local dynamodb
  dynamodb=$(tr ':' '\n' <local/target/dependencies | grep '/DynamoDBLocal-')
  # A program that runs has the old ones open, so they are replaced and not written over.
  cp "$dynamodb" local/target/DynamoDBLocal.jar.new
  printf 'Class-Path: \n' >local/target/manifest
  jar --update --file local/target/DynamoDBLocal.jar.new --manifest local/target/manifest >/dev/null 2>&1 || true
  mv -f local/target/DynamoDBLocal.jar.new local/target/DynamoDBLocal.jar
  { ls -d "$PWD"/local/target/local-*.jar; tr ':' '\n' <local/target/dependencies |
    grep '\.jar$' | sed "s|^$dynamodb\$|$PWD/local/target/DynamoDBLocal.jar|"; } | paste -sd: >local/target/class-path.new
  mv -f local/target/class-path.new local/target/class-path
}

# launch ARCHIVE HEAP CLASS ARGUMENT... : becomes that program, with its classes from the archive where it fits
launch() {
  local archive="-XX:SharedArchiveFile=$home/local/target/$1.jsa" heap=$2
  [ -z "${ARCHIVING:-}" ] || archive="-XX:ArchiveClassesAtExit=$ARCHIVING/$1.jsa"
  shift 2
  umask 077 # shadows, history and PIN hashes are their owner's only
  exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Xmx$heap" -Xshare:auto "$archive" -Xlog:disable \
    -Xlog:all=error:stderr -Dvehicle-shadow.home="$home" -Dvehicle-shadow.scripts="$(dirname "$0")" -cp "$(cat "$home/local/target/class-path")" "$@"
}
launch_run() { launch run 256m io.vehicleshadow.local.run.RunCommand "$@"; }
launch_vehicle() { launch vehicle 128m io.vehicleshadow.local.cli.VehicleCli "$@"; }

# Whether a program's class path, or one of our jars on it, is newer than the archives.
archives_are_old() {
  local made=local/target/archived jar
  [ -e "$made" ] && [ -e local/target/class-path ] || return 0
  [ local/target/class-path -nt "$made" ] && return 0
  while IFS= read -r jar; do
    [ "$jar" -nt "$made" ] && return 0
  done < <(tr ':' '\n' <local/target/class-path | grep "^$PWD/" | grep -v '/DynamoDBLocal\.jar$')
  return 1
}

# Archives the classes that a run, a command and an agent load, by having a car do something once: the JVM maps them
# at the next start instead of reading and checking each. Only ever an attempt: without archives all starts, later.
archive_classes_if_needed() {
  archives_are_old || return 0
  say "preparing a fast start"
  write_class_path
  local data run
  data=$(mktemp -d "$home/local/target/start.XXXXXX")
  (ARCHIVING=$data launch_run --port-base 0 --data "$data") >/dev/null 2>&1 9<&- &
  run=$!
  trap "kill $run 2>/dev/null; rm -rf '$data'" EXIT
  for _ in {1..600}; do
    [ ! -e "$data/endpoints.json" ] && kill -0 "$run" 2>/dev/null || break
    sleep 0.1
  done
  (ARCHIVING=$data launch vehicle 128m io.vehicleshadow.local.cli.WarmUp "$data") >/dev/null 2>&1 || true
  kill "$run" 2>/dev/null || true
  wait "$run" 2>/dev/null || true
  for archive in run vehicle; do
    mv -f "$data/$archive.jsa" "local/target/$archive.jsa" 2>/dev/null || true
  done
  rm -rf "$data"
  trap - EXIT
  touch local/target/archived
}
