# What every launcher of the command line does, sourced by it: finds a JVM, keeps an archive of loaded classes for it, and starts it.
# shellcheck shell=sh

say() { printf 'regnest: %s\n' "$*" >&2; }
die() { say "$@"; exit 2; }

# A new JVM, a new jar and a changed archive each make the others useless; none of that is worth a word.
quiet='-Xshare:auto -Xlog:disable -Xlog:all=error:stderr'
run="-XX:+UseSerialGC -XX:-UsePerfData -Xmx2304m"

# Most calls are over before code compiled by C2 pays for its compilation: docs/performance.md has the figures.
run="$run -XX:TieredStopAtLevel=1"

# Nor for the page faults of a heap in small pages; large ones only where the kernel gives them to who asks.
if [ -r /sys/kernel/mm/transparent_hugepage/enabled ] && read -r pages </sys/kernel/mm/transparent_hugepage/enabled; then
  case $pages in
    *'[madvise]'* | *'[always]'*) run="$run -XX:+UseTransparentHugePages" ;;
  esac
fi

# Sets java and version, by that JVM's own word.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java) || die 'no java found: install a JDK 17 or newer, or set JAVA_HOME to one'
  fi
  java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
  version=unknown
  if [ -r "${java%/bin/java}/release" ]; then
    while IFS='"' read -r key value _; do
      if [ "$key" = JAVA_RUNTIME_VERSION= ]; then version=$value; fi
    done <"${java%/bin/java}/release"
  fi
}

require_java_17() {
  settings=$("$java" -XshowSettings:properties -version 2>&1 || :)
  specification=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.specification\.version = //p')
  home=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.home = //p')
  case $specification in
    '' | 1.* | *[!0-9]*) ;;
    *) [ "$specification" -lt 17 ] || return 0 ;;
  esac
  die "$java is Java ${specification:-of unknown version}: regnest needs 17 or newer; set JAVA_HOME to one"
}

# One archive of loaded classes in that folder for each version, and beside it which JVM it is of, and where that jar was.
archive_in() {
  archive=$1/$version.jsa
  place="$java $jar"
}

has_archive() {
  [ -e "$archive" ] && [ -r "$archive.place" ] && IFS= read -r was <"$archive.place" && [ "$was" = "$place" ]
}

# A rehearsal says which classes are worth keeping; an empty file says that this JVM could not keep them, or not soundly.
# An archive of its own, not one on top of the JVM's: that takes classes as old as picocli's, too, and is mapped in one piece.
# shellcheck disable=SC2086
build_archive() {
  rm -rf "$archive.rehearsal" "$archive.new"
  mkdir -p "$archive.rehearsal"
  "$java" $quiet $run -XX:DumpLoadedClassList="$archive.classes" -cp "$jar" dev.regnest.evidence.Rehearsal "$archive.rehearsal" \
    >/dev/null 2>&1 </dev/null || :
  "$java" $quiet $run -Xshare:dump -XX:SharedClassListFile="$archive.classes" -XX:SharedArchiveFile="$archive.new" -cp "$jar" \
    >/dev/null 2>&1 </dev/null || :
  rm -rf "$archive.rehearsal" "$archive.classes"
  "$java" $quiet $run -XX:SharedArchiveFile="$archive.new" -Xshare:on -jar "$jar" --version \
    >/dev/null 2>&1 </dev/null || { rm -f "$archive.new" && : >"$archive.new"; }
  mv -f "$archive.new" "$archive"
  printf '%s\n' "$place" >"$archive.place"
}

# Runs that function in one process at a time where flock is there, with a lock in that folder; the others wait, and find the work done.
alone() { ( if command -v flock >/dev/null; then flock 9; fi; "$2" ) 9>"$1/lock"; }

# Becomes the command line: of $jar, with $archive where there is one, or else of what $java has built in. Expects $command, how
# the user calls it, $cache, a folder for what it may keep, and $hypotheses, those that come with it; each but $java may be empty.
start() {
  # Only the shell can tell on every JVM whether somebody is watching.
  tty=
  [ -t 1 ] && tty="-Dregnest.out.tty=true"
  [ -t 2 ] && tty="$tty -Dregnest.err.tty=true"

  # A JVM takes names of files as the locale has them: under C it cannot open one beyond ASCII.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac

  # Nine tenths of the heap are used at most, so who lets a proof use more memory needs more heap.
  heap=
  before=
  for word; do
    limit=
    case $before in --memory-limit) limit=$word ;; esac
    case $word in --memory-limit=*) limit=${word#*=} ;; esac
    case $limit in
      '' | *[!0-9]* | ????????*) ;;
      *) [ "$limit" -le 2073 ] || heap=-Xmx$((limit * 10 / 9 + 1))m ;;
    esac
    before=$word
  done

  # A JVM that cannot start exits with 1, which means VIOLATED; what keeps it from starting is asked for, or too little memory.
  if [ -n "$heap${REGNEST_JAVA_OPTS:-}" ] || [ "$(ulimit -v)" != unlimited ]; then
    # shellcheck disable=SC2086
    "$java" $quiet $run $heap ${REGNEST_JAVA_OPTS:-} -version >/dev/null 2>&1 ||
      die "$java does not start with $run $heap ${REGNEST_JAVA_OPTS:-}"
  fi

  share=
  [ -n "$archive" ] && [ -s "$archive" ] && share=-XX:SharedArchiveFile=$archive
  if [ -n "$jar" ]; then set -- -jar "$jar" "$@"; else set -- -m dev.regnest "$@"; fi
  # shellcheck disable=SC2086
  exec "$java" $quiet $run $tty "-Dregnest.command=$command" ${cache:+"-Dregnest.launcher=$cache"} \
    "-Dregnest.hypotheses=$hypotheses" ${share:+"$share"} $heap ${REGNEST_JAVA_OPTS:-} "$@"
}
