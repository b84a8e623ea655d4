// The generated texts: rule pages, the tables and command help in docs/, the schemas, the list of strings to translate, the table of Chinese
// characters. With `--fresh` nothing is written, and a stale text is an error.
// A missing Chinese translation is a note: its text stays English until somebody translates it. With `--translated` it is an error (releases).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'

const checking = process.argv.includes('--fresh')
const release = process.argv.includes('--translated')
const require = createRequire(import.meta.url)
const stale = []
const untranslated = []

await esbuild.build({
  entryPoints: ['.ci/sources.ts'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  outfile: 'dist/generate.cjs',
  logLevel: 'warning',
})
const generated = require('../dist/generate.cjs')
const {
  rules,
  commands,
  helpText,
  settingsSchema,
  defaultSchema,
  optionTable,
  profileTable,
  ruleMarkdown,
  ruleTable,
  settingsTable,
  l10n,
} = generated

const shownKeywords =
  /^(?:title|displayName|description|markdownDescription|deprecationMessage|label|category|(?:markdown)?enum(?:Item)?(?:Labels|Descriptions))$/i

const strings = await translatable()
const chineseFile = 'media/l10n/bundle.l10n.zh-cn.json'
const chinese = readJson(chineseFile)
for (const text of strings) if (!chinese[text]) untranslated.push(`${chineseFile}: no translation of ${JSON.stringify(text)}`)
for (const text of Object.keys(chinese)) {
  if (!strings.includes(text)) untranslated.push(`${chineseFile}: no message has the text ${JSON.stringify(text)} any more`)
}

const manifest = readJson('package.json')
const english = readJson('package.nls.json')
const manifestChinese = readJson('package.nls.zh-cn.json')

output('media/l10n/bundle.l10n.json', json(Object.fromEntries(strings.map((text) => [text, text]))))
output('media/copydesk.schema.json', json(settingsSchema(rules)))
output('media/article.schema.json', json(defaultSchema))
output('media/han.json', json(hanTable()))
// In the browser, the files of an extension can be read but not listed.
output('media/sampleFiles.json', json(await sampleFiles()))
for (const rule of rules) output(`media/rules/${rule.id}.md`, ruleMarkdown(rule))
section('docs/rules.md', 'rules', ruleTable(rules, '../media/rules/', '.md'))
section('docs/configuration.md', 'keys', settingsTable(settingsSchema(rules)))
section('docs/configuration.md', 'profiles', profileTable(rules))
section('docs/configuration.md', 'options', optionTable(rules))
section('docs/editor.md', 'settings', settingTable())
section('docs/command-line.md', 'help', commandHelp())
l10n.config({ contents: chinese })
for (const rule of rules) output(`media/rules/${rule.id}.zh-cn.md`, ruleMarkdown(rule))
section('docs/rules.zh-cn.md', 'rules', ruleTable(rules, '../media/rules/', '.zh-cn.md'))
section('docs/rules.zh-cn.md', 'options', optionTable(rules))

const asked = new Set([...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map((match) => match[1]))
for (const key of asked) {
  if (!english[key]) stale.push(`package.nls.json: “${key}” is missing`)
  if (!manifestChinese[key]) untranslated.push(`package.nls.zh-cn.json: “${key}” is missing`)
}
for (const key of Object.keys(english)) if (!asked.has(key)) stale.push(`package.nls.json: package.json does not use “${key}” any more`)
for (const key of Object.keys(manifestChinese)) {
  if (!asked.has(key)) untranslated.push(`package.nls.zh-cn.json: package.json does not use “${key}” any more`)
}
for (const text of shownTexts(manifest)) {
  if (!/^%.+%$/.test(text) && text !== 'Copydesk') stale.push(`package.json: ${JSON.stringify(text)} has no translation: write %key%`)
}

if (untranslated.length > 0) {
  const note = release
    ? 'Translations to add or remove before a release'
    : 'Note: translations to add or remove (not an error, shown in English)'
  console.error(`${note}:\n  ${untranslated.join('\n  ')}`)
  if (release) process.exitCode = 1
}
if (stale.length > 0) {
  console.error(`${checking ? 'Not fresh (npm run generate)' : 'Still to do'}:\n  ${stale.join('\n  ')}`)
  process.exitCode = checking ? 1 : 0
}

/** Replaces the text between the comments `<!-- NAME -->` and `<!-- /NAME -->` of a page. */
function section(file, name, text) {
  const page = readFileSync(file, 'utf8')
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) stale.push(`${file}: the comments ${start.trim()} and ${end} are missing`)
  else output(file, `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`)
}

/** The settings that the extension adds to VS Code, as a Markdown table. */
function settingTable() {
  const textOf = (text) => english[text.replaceAll('%', '')] ?? text
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([name, setting]) => {
    const values = (setting.enum ?? []).map((value, index) => `\`${value}\`: ${textOf(setting.enumDescriptions[index])}`)
    return `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${[textOf(setting.description), ...values].join(' ')} |`
  })
  return ['| setting | default | what it does |', '| --- | --- | --- |', ...rows, ''].join('\n')
}

/** What `copydesk --help` prints, and each command with `--help`. */
function commandHelp() {
  const block = (text) => `\`\`\`text\n${text.trim()}\n\`\`\`\n`
  return [block(helpText(undefined)), ...commands.flatMap((command) => [`### ${command.name}\n`, block(helpText(command))])].join('\n')
}

function output(file, text) {
  const current = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (current === text) return
  if (checking) stale.push(`${file} is stale`)
  else {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

/** Every string that is handed to `l10n.t`, and those that rules and schemas hold as data. */
async function translatable() {
  const found = new Set()
  const entries = await readdir('src', { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))) {
    const source = readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8')
    for (const [, literal] of source.matchAll(/l10n\.t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.)*`)/g)) {
      found.add(new Function(`return ${literal}`)())
    }
  }
  for (const rule of rules) for (const text of [rule.docs.summary, rule.docs.why]) found.add(text)
  for (const schema of [defaultSchema, settingsSchema(rules)]) for (const text of descriptionsIn(schema)) found.add(text)
  return [...found].sort()
}

/** The files of the sample newsroom, as *Open Sample Newsroom* copies them. */
async function sampleFiles() {
  const folder = join('samples', 'newsroom')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== '.gitattributes')
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  return paths.map((path) => path.slice(folder.length + 1).replaceAll('\\', '/')).sort()
}

/** How Chinese characters are read in pinyin (`v` for ü), and the simplified forms of traditional ones, as `core/text/hanCharacters.ts` reads it. */
function hanTable() {
  const simplify = Converter({ from: 't', to: 'cn' })
  const [usual, other] = [{}, {}]
  let traditional = ''
  let simplified = ''
  for (let code = 0x4e00; code < 0xa000; code++) {
    const character = String.fromCharCode(code)
    const readings = new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))
    for (const [index, reading] of [...readings].filter((one) => /^[a-z]+$/.test(one)).entries()) {
      const table = index === 0 ? usual : other
      table[reading] = (table[reading] ?? '') + character
    }
    const simple = simplify(character)
    if (simple === character || simple.length > 1) continue
    traditional += character
    simplified += simple
  }
  const sorted = (table) => Object.fromEntries(Object.entries(table).sort())
  return { usual: sorted(usual), other: sorted(other), traditional, simplified }
}

/** The descriptions in a schema, those of its parts and values as well. */
function descriptionsIn(schema) {
  if (typeof schema !== 'object' || schema === null) return []
  const own = typeof schema.description === 'string' ? [schema.description] : []
  const ofValues = Array.isArray(schema.enumDescriptions) ? schema.enumDescriptions : []
  return [...own, ...ofValues, ...Object.values(schema).flatMap(descriptionsIn)]
}

/** The texts of the manifest that VS Code shows to a person. */
function shownTexts(part, keyword = '') {
  if (typeof part === 'string') return shownKeywords.test(keyword) ? [part] : []
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) => shownTexts(value, Array.isArray(part) ? keyword : name))
}
