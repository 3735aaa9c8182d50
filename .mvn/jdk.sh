# Sourced by `mvnw` and `joryu`: points JAVA_HOME at a JDK of at least the release that Joryu needs.
# Looks at JAVA_HOME, then PATH, then the usual install folders; leaves JAVA_HOME alone if none is found.

joryu_jdk_release=25

joryu_is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  joryu_found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${joryu_found:-0}" -ge "$joryu_jdk_release" ] && [ -d "$1/jmods" -o -f "$1/lib/modules" ]
}

joryu_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && joryu_is_jdk "$JAVA_HOME"; then
    return 0
  fi
  joryu_on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$joryu_on_path" ]; then
    # readlink -f is missing on old macOS, where javac on the PATH is a stub anyway.
    joryu_on_path=$(readlink -f "$joryu_on_path" 2>/dev/null || printf '%s' "$joryu_on_path")
    joryu_candidate=${joryu_on_path%/bin/javac}
    if joryu_is_jdk "$joryu_candidate"; then
      JAVA_HOME=$joryu_candidate
      return 0
    fi
  fi
  joryu_noglob=$(case $- in *f*) echo yes ;; esac)
  set +f
  for joryu_candidate in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.jbang/cache/jdks/* "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${CONDA_PREFIX:-/nonexistent}"/lib/jvm; do
    if joryu_is_jdk "$joryu_candidate"; then
      JAVA_HOME=$joryu_candidate
      break
    fi
  done
  [ -z "$joryu_noglob" ] || set -f
  [ -n "${JAVA_HOME-}" ] && joryu_is_jdk "$JAVA_HOME"
}

if joryu_find_jdk; then
  export JAVA_HOME
fi
