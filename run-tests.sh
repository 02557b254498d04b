#!/usr/bin/env bash
# Builds the suite when its sources are newer than the last build, then runs it. Without arguments everything is run.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cli=$root/src/Conformance.Cli
executable=$cli/bin/published/conformance
stamp=$cli/bin/built

if ! command -v dotnet >/dev/null 2>&1; then
  echo "error: dotnet is missing; install the .NET 10 SDK" >&2
  exit 3
fi

# Source files; what a build writes is none.
sources() {
  find "$root/src" \( -name bin -o -name obj -o -name TestResults -o -name BenchmarkDotNet.Artifacts \) -prune -o -type f "$@" -print
}

# The stamp lists the sources of the last build, so that a deleted one is noticed as well as a changed one.
stale() {
  [ ! -x "$executable" ] || [ ! -e "$stamp" ] ||
    [ -n "$(sources -newer "$stamp" | head -n 1)" ] ||
    ! sources | LC_ALL=C sort | cmp -s - "$stamp"
}

if stale; then
  echo "building the suite ..." >&2
  mkdir -p "$cli/bin"
  # Written before the build starts: a source that changes while it is running is newer.
  sources | LC_ALL=C sort >"$stamp.new"
  # Compiled ahead of time: a run takes less time than compiling it while it runs.
  if ! log=$(dotnet publish "$cli/Conformance.Cli.csproj" --configuration Release --use-current-runtime --self-contained false \
    --property:PublishReadyToRun=true --output "$cli/bin/published" --nologo --verbosity quiet 2>&1); then
    printf '%s\n' "$log" >&2
    echo "error: the build failed" >&2
    exit 3
  fi
  mv "$stamp.new" "$stamp"
fi

CONFORMANCE_ROOT=${CONFORMANCE_ROOT:-$root} exec "$executable" "$@"
