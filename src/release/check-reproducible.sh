#!/usr/bin/env bash
# Builds the last commit twice, in folders of different names, and compares every file byte for byte.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
commit=$(git -C "$root" rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for copy in first "second copy"; do
  git clone -q --no-checkout "$root" "$work/$copy"
  git -C "$work/$copy" checkout -q --detach "$commit"
  echo "building ${commit:0:9} in '$copy'"
  (cd "$work/$copy" && ./mvnw -q -B -ntp -Prelease -DskipTests -DskipITs -Dspotless.check.skip verify)
  (cd "$work/$copy" && find . \( -path '*/target/*.jar' -o -path '*/target/*.whl' -o -path './src/target/joryu/*' \) -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum) >"$work/$copy.sha256"
done

if diff "$work/first.sha256" "$work/second copy.sha256"; then
  echo "the same bytes twice, in $(wc -l <"$work/first.sha256") files"
else
  echo "two builds of one commit differ in the files above" >&2
  exit 1
fi
