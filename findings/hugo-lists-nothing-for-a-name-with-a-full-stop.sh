#!/usr/bin/env bash
# Hugo 0.111.3 (package of Debian 12): a tag, or a name in any other taxonomy, that ends in a full stop has a page, and no article on it.
# Expected: "U.S." and "Sammy Berg Jr." list their articles as "U.K" and "St. Pauli" do. Seen: both are in the list of terms, their pages have no
# article, and .GetTerms of the article leaves them out, so a byline made with it lacks the author. Nothing is logged. Known as
# issue 10475 of gohugoio/hugo, which names 0.65.0 as the first such version and 0.123.0 as the one that corrects it.
# Needs Debian 12 and apt-get; nothing is installed in the system.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq hugo=0.111.3-1 libsass1=3.6.5+20220909-1 libwebp7 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
mkdir -p layouts/_default content
printf 'baseURL = "https://example.org/"\ntitle = "News"\n[taxonomies]\ntag = "tags"\nauthor = "authors"\n' >config.toml
echo 'By{{ range .GetTerms "authors" }} [{{ .LinkTitle }}]{{ end }}' >layouts/_default/single.html
echo '{{ .Title }}: {{ len .Pages }}' >layouts/_default/list.html
printf -- '---\ntitle: Harbour\ntags: [U.S., St. Pauli, U.K]\nauthors: [Sammy Berg Jr., Anna Thal]\n---\nText\n' >content/a.md
LD_LIBRARY_PATH=$(find "$PWD"/root/usr/lib -name '*-linux-gnu' -printf '%p') root/usr/bin/hugo | tee log.txt
cat public/a/index.html public/{tags,authors}/*/index.html | tee seen.txt
if grep -qi 'warn\|error' log.txt; then exit 1; fi
grep -q '^By \[Anna Thal\]$' seen.txt
grep -q '^U\.S\.: 0$' seen.txt
grep -q '^Sammy Berg Jr\.: 0$' seen.txt
grep -q '^U\.K: 1$' seen.txt
grep -q '^St\. Pauli: 1$' seen.txt
