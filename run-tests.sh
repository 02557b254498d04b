#!/usr/bin/env bash
# Builds the suite when its sources are newer than the last build, then runs it. Without arguments everything is run.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cli=$root/src/Conformance.Cli
executable=$cli/bin/Release/net10.0/conformance
stamp=$cli/bin/built

if ! command -v dotnet >/dev/null 2>&1; then
  echo "error: dotnet is missing; install the .NET 10 SDK" >&2
  exit 3
fi

# A source that was deleted leaves its folder newer than the stamp, so folders are looked at as well.
newer() {
  [ ! -x "$executable" ] || [ ! -e "$stamp" ] ||
    [ -n "$(find "$root/src" \( -name bin -o -name obj -o -name TestResults \) -prune -o -newer "$stamp" -print -quit)" ]
}

if newer; then
  echo "building the suite ..." >&2
  mkdir -p "$cli/bin"
  touch "$stamp.started"
  if ! log=$(dotnet build "$cli/Conformance.Cli.csproj" --configuration Release --nologo --verbosity quiet 2>&1); then
    printf '%s\n' "$log" >&2
    echo "error: the build failed" >&2
    exit 3
  fi
  # A source that changed while the build was running is newer than its start.
  mv "$stamp.started" "$stamp"
fi

CONFORMANCE_ROOT=${CONFORMANCE_ROOT:-$root} exec "$executable" "$@"
