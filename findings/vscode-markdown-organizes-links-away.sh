#!/usr/bin/env bash
# vscode-markdown-languageservice 0.5.0 (the library behind the Markdown features of VS Code), "Organize link definitions" with removal of unused ones, as
# VS Code calls it; the server in code-server 4.139.1 makes the same edits.
# Expected: the definitions that are in use, sorted at the end of the file, and the same page. Seen: a definition whose name is written in
# capitals where it is used, or with two blanks, is removed, so the page shows [Harbour] instead of a link (labels are compared without regard
# to case and width of blanks: CommonMark 0.31.2, section 4.7); the title of a definition is dropped, or stays behind as a
# paragraph if it has a line of its own; <two words> loses its brackets and is no definition any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  vscode-markdown-languageservice@0.5.0 vscode-languageserver-textdocument@1.0.16 vscode-uri@3.2.0 markdown-it@15.0.3
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import MarkdownIt from 'markdown-it'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { createLanguageService, githubSlugifier, LogLevel } from 'vscode-markdown-languageservice'
import { URI } from 'vscode-uri'
const markdown = new MarkdownIt()
const never = () => ({ dispose() {} })
const workspaceOf = (document) => ({
  workspaceFolders: [URI.parse('file:///site')],
  onDidChangeMarkdownDocument: never,
  onDidCreateMarkdownDocument: never,
  onDidDeleteMarkdownDocument: never,
  getAllMarkdownDocuments: async () => [document],
  hasMarkdownDocument: () => true,
  openMarkdownDocument: async () => document,
  stat: async () => undefined,
  readDirectory: async () => [],
})
const organize = async (text) => {
  const document = TextDocument.create('file:///site/a.md', 'markdown', 1, text)
  const parser = { slugifier: githubSlugifier, tokenize: async () => markdown.parse(text, {}) }
  const service = createLanguageService({ workspace: workspaceOf(document), parser, logger: { level: LogLevel.Off, log() {} }, markdownFileExtensions: ['md'] })
  const token = { isCancellationRequested: false, onCancellationRequested: never }
  const after = TextDocument.applyEdits(document, await service.organizeLinkDefinitions(document, { removeUnused: true }, token))
  const [before, page] = [text, after].map((source) => markdown.render(source).trim().split('\n').join(' '))
  return { before, page }
}
const seen = []
for (const definition of ['[harbour]: /harbour', '[Harbour]: /harbour\n"Map"', '[Harbour]: /harbour "Map"', '[Harbour]: <new harbour>'])
  seen.push(await organize(`${definition}\n\nThe [Harbour] opens.\n`))
seen.push(await organize('[new harbour]: /harbour\n\nThe [new  harbour] opens.\n'))
console.log(seen)
for (const { before } of seen) assert.match(before, /^<p>The <a href="[^"]*harbour"[^]* opens\.<\/p>$/)
assert.deepEqual(
  seen.map(({ page }) => page),
  [
    '<p>The [Harbour] opens.</p>',
    '<p>&quot;Map&quot;</p> <p>The <a href="/harbour">Harbour</a> opens.</p>',
    '<p>The <a href="/harbour">Harbour</a> opens.</p>',
    '<p>The [Harbour] opens.</p> <p>[Harbour]: new harbour</p>',
    '<p>The [new  harbour] opens.</p>',
  ],
)
EOF
node check.mjs
