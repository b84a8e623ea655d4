#!/usr/bin/env bash
# opencc-js 1.4.2, from Simplified Chinese to that of Taiwan with its phrases (cn -> twp, s2twp of OpenCC): terms of computing are replaced across the
# border of two words, and family names become function words.
# Expected: phrases are matched as words, which is what the phrase tables are for. Seen: 中国内存在问题 ("there are problems inside China") becomes
# 中國記憶體在問題 ("China memory is at problem"), 世界面临 ("the world faces") becomes 世介面臨 with the "interface" of Taiwan, 单位图书馆 ("library of the
# institution") has a bitmap in it; 于海 and 范立, two people, become 於海 and 範立. OpenCC 1.1.6 of Debian 12 writes the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts opencc-js@1.4.2
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import { Converter } from 'opencc-js'
const texts = ['中国内存在问题', '世界面临', '单位图书馆', '记者于海、范立报道']
const seen = ['twp', 'tw'].map((to) => texts.map(Converter({ from: 'cn', to })))
console.log(seen)
assert.deepEqual(seen, [
  ['中國記憶體在問題', '世介面臨', '單點陣圖書館', '記者於海、範立報道'],
  // Without the phrases of Taiwan the words stay, the names do not.
  ['中國內存在問題', '世界面臨', '單位圖書館', '記者於海、範立報道'],
])
EOF
node check.mjs
