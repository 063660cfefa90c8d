#!/usr/bin/env bash
# What must never be in the repository, and what must be executable. Prints each finding; exits 1 if there is one.
set -u
shopt -s lastpipe # a finding at the end of a pipe counts in this shell
cd "$(dirname "$(readlink -f "$0")")/.."
found=0
finding() { # title, then the places on stdin
  local places; places=$(cat)
  [ -n "$places" ] && { printf '✗ %s:\n%s\n' "$1" "$places" >&2; found=1; }
}
git ls-files -s | awk '$1 == 120000 {print $4}' | finding "links in the repository"
git ls-files | grep -E '(^|/)(node_modules|target|dist|cdk\.out|\.local)/|\.(pem|key|p12|jks|zip|jar|class)$' |
  finding "generated files, keys or archives in the repository"
git grep -lE -e '^[[:space:]]*-----BEGIN ([A-Z]+ )?PRIVATE KEY-----[[:space:]]*$' | finding "private keys in the repository"
git ls-files '*package-lock.json' | xargs -r grep -l '"resolved": "http' | finding "lock files with download addresses"
git grep -lI '^#!' | while read -r file; do
  head -c 2 "$file" | grep -q '#!' && [ ! -x "$file" ] && echo "$file"
done | finding "commands without a run bit"
exit "$found"
