#!/usr/bin/env bash
# Hugo 0.111.3 (package of Debian 12): .Summary, the text of lists and feeds, is the page without its HTML, so the number of a footnote is
# joined with the word before it, and the text of the footnote follows.
# Expected: the text without the mark, or the mark as one. Seen: "12[^1] ships" becomes "121 ships"; 5元[^1] becomes 5元1.
# Needs Debian 12 and apt-get; nothing is installed in the system.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq hugo=0.111.3-1 libsass1=3.6.5+20220909-1 libwebp7 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
mkdir -p layouts/_default content
printf 'baseURL = "https://example.org/"\ntitle = "News"\n' >config.toml
echo '{{ .Summary }}' >layouts/_default/single.html
printf -- '---\ntitle: Harbour\n---\nIn the harbour lie 12[^1] ships.\n\n[^1]: In May.\n' >content/a.md
printf -- '---\ntitle: 港口\n---\n票价5元[^1]。\n\n[^1]: 五月。\n' >content/b.md
LD_LIBRARY_PATH=$(find "$PWD"/root/usr/lib -name '*-linux-gnu' -printf '%p') root/usr/bin/hugo --quiet
cat public/a/index.html public/b/index.html | tee seen.txt
grep -q '^In the harbour lie 121 ships\.$' seen.txt
grep -q '^票价5元1。$' seen.txt
