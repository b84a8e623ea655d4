// node hugo.mjs INPUT.json OUTPUT.json : what Hugo makes of articles. INPUT: { cases: { name: text }, timezone, unsafe, config: more of config.toml }.
// One site for each article, since one that cannot be read or rendered stops the whole run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [input, output] = process.argv.slice(2)
const { cases, timezone = '', unsafe = false, config = '' } = JSON.parse(readFileSync(input, 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'recorded-hugo-'))
for (const path of ['content/posts', 'layouts/_default']) mkdirSync(join(folder, path), { recursive: true })
writeFileSync(
  join(folder, 'config.toml'),
  `baseURL = "https://example.com/"\ndisableKinds = ["RSS", "sitemap", "section", "404", "robotsTXT"]\n${timezone ? `timeZone = "${timezone}"\n` : ''}` +
    `${unsafe ? '[markup.goldmark.renderer]\nunsafe = true\n' : ''}${config}`,
)
writeFileSync(join(folder, 'content/posts/plain.md'), '---\ntitle: Plain\n---\n')
writeFileSync(join(folder, 'layouts/_default/single.html'), 'x')
writeFileSync(join(folder, 'layouts/_default/terms.html'), 'x')
writeFileSync(join(folder, 'layouts/_default/taxonomy.html'), 'x')
writeFileSync(
  join(folder, 'layouts/index.html'),
  `{{ range site.AllPages }}{{ if and (eq .Kind "page") (ne .File.BaseFileName "plain") }}` +
    `{{ $tags := slice }}{{ range .GetTerms "tags" }}{{ $tags = $tags | append (printf "%v|%v" .Title .RelPermalink) }}{{ end }}` +
    `{{ $categories := slice }}{{ range .GetTerms "categories" }}{{ $categories = $categories | append (printf "%v|%v" .Title .RelPermalink) }}{{ end }}` +
    `{{ dict "html" .Content "title" .Title "date" .Date "path" .RelPermalink "draft" .Draft "expiry" .ExpiryDate "params" .Params "tags" $tags "categories" $categories | jsonify (dict "noHTMLEscape" true) }}{{ end }}{{ end }}`,
)
const results = {}
for (const [name, text] of Object.entries(cases)) {
  const file = join(folder, 'content/posts', `${name}.md`)
  writeFileSync(file, text)
  rmSync(join(folder, 'public'), { recursive: true, force: true })
  const run = spawnSync('hugo', ['-s', folder, '--quiet'], { encoding: 'utf8' })
  rmSync(file)
  const page = join(folder, 'public/index.html')
  if (run.status !== 0) {
    const why = (run.stderr + run.stdout).split('\n').find((line) => /error/i.test(line)) ?? ''
    results[name] = {
      outcome: 'stops',
      why: why
        .replaceAll(folder, '')
        .replace(/^Error: /, '')
        .slice(0, 300),
    }
    continue
  }
  const line = existsSync(page) ? readFileSync(page, 'utf8').trim() : ''
  if (line === '') {
    results[name] = { outcome: 'not published' }
    continue
  }
  const { html, title, date, path, params, tags, categories } = JSON.parse(line)
  const { iscjklanguage, ...fields } = params
  void iscjklanguage
  results[name] = {
    outcome: 'published',
    title,
    date: date.startsWith('0001-') ? null : new Date(date).toISOString(),
    path,
    fields,
    tags: tags ?? [],
    categories: categories ?? [],
    html,
  }
}
writeFileSync(output, JSON.stringify(results))
rmSync(folder, { recursive: true, force: true })
