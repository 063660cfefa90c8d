#!/usr/bin/env bash
# What must never be in the repository, and what must be executable. Prints each finding; exits 1 if there is one.
set -u
cd "$(dirname "$(readlink -f "$0")")/.."
found=0
finding() { # title, then the places on stdin
  local places; places=$(cat)
  [ -n "$places" ] && { printf '✗ %s:\n%s\n' "$1" "$places" >&2; found=1; }
}
git ls-files -s | awk '$1 == 120000 {print $4}' | finding "links in the repository"
git ls-files | grep -E '(^|/)(node_modules|target|dist|cdk\.out|\.local)/|\.(pem|key|p12|jks|zip|jar|class)$' |
  finding "generated files, keys or archives in the repository"
git grep -lE -e '-----BEGIN ([A-Z]+ )?PRIVATE KEY' -- . ':!scripts/check-repository.sh' | finding "private keys in the repository"
git ls-files '*package-lock.json' | xargs -r grep -l '"resolved": "http' | finding "lock files with download addresses"
for command in run test vehicle .ci/run local-iot/local-iot agent/agent bench scripts/check-repository.sh; do
  [ -e "$command" ] && [ ! -x "$command" ] && echo "$command"
done | finding "commands without a run bit"
exit "$found"
