#!/usr/bin/env bash
# jekyll-seo-tag 2.8.0 (Jekyll 4.3.1, packages of Debian 12): the title of an article is rendered as Markdown for <title> and the preview of links.
# Expected: the title that the page itself and jekyll-feed 0.17.0 show. Seen: "1. FC Harbour wins" is taken for the first item of a list and
# becomes "FC Harbour wins"; "+ Live + Storm" becomes "Live + Storm". The description, made of the first paragraph, joins the number of a footnote
# with the number before it: "5000[^1] people" becomes "50001 people", in the summary of the feed too, and the text of the footnote follows.
# Needs Debian 12 and apt-get; nothing is installed in the system.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq jekyll=4.3.1+dfsg-3+deb12u1 ruby-jekyll-seo-tag=2.8.0-1 ruby-jekyll-feed=0.17.0-1 ruby-kramdown=2.4.0-2 ruby-kramdown-parser-gfm=1.1.0-2 \
  ruby-liquid=5.4.0-3 ruby-jekyll-sass-converter=2.2.0-1 ruby-sassc=2.4.0+ds-1 libsass1=3.6.5+20220909-1 ruby-addressable=2.8.1-1 ruby-colorator=1.1.0-4 \
  ruby-concurrent=1.1.6+dfsg-5 ruby-ffi=1.15.5+dfsg-1+b1 ruby-forwardable-extended=2.6.0-3 ruby-i18n=1.10.0-2 ruby-pathutil=0.16.1-2.1 \
  ruby-public-suffix=4.0.6+ds-2 ruby-rubygems ruby3.1 libruby3.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
libraries=$(find "$PWD"/root/usr -type d \( -path '*/gems/*/lib' -o -path '*/lib/concurrent-ruby' -o -path '*/extensions/*/ffi-*' -o -path '*/ruby/vendor_ruby' -o -path '*/ruby/3.1.0' \
  -o -path '*/vendor_ruby/3.1.0' \) -printf '%p:')
mkdir -p _posts _layouts
printf 'title: News\nurl: https://example.org\nplugins: [jekyll-seo-tag, jekyll-feed]\nexclude: [root]\n' >_config.yml
printf '{%% seo %%}\n' >_layouts/default.html
article() { printf -- '---\nlayout: default\ntitle: %s\n---\n5000[^1] people came.\n\n[^1]: Police.\n' "$2" >"_posts/2024-01-05-$1.md"; }
article club '1. FC Harbour wins'
article live '"+ Live + Storm"'
LD_LIBRARY_PATH=$(find "$PWD"/root/usr/lib -name '*-linux-gnu' -printf '%p') RUBYLIB=$libraries root/usr/bin/ruby3.1 --disable-gems -W0 \
  -e "require 'jekyll'; Jekyll::Site.new(Jekyll.configuration('quiet' => true)).process"
grep -h '<title>\|name="description"' _site/2024/01/05/*.html | tee seen.txt
grep -q '<title>FC Harbour wins | News</title>' seen.txt
grep -q '<title>Live + Storm | News</title>' seen.txt
grep -q 'content="50001 people came' seen.txt
grep -q '<title type="html">1. FC Harbour wins</title>' _site/feed.xml
grep -q '<summary type="html">.*50001 people came' _site/feed.xml
