// The generated texts: rule pages, the README's table of rules, the schemas, the list of strings to translate, the table of Chinese characters.
// With `--fresh` nothing is written: it fails when a text is stale, or a string has no translation.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'

const checking = process.argv.includes('--fresh')
const require = createRequire(import.meta.url)
const stale = []

await esbuild.build({
  stdin: {
    contents: `
      export { rules } from './src/rules'
      export { settingsSchema } from './src/core/settings/settingsSchema'
      export { defaultSchema } from './src/core/schema/defaultSchema'
      export { optionTable, ruleMarkdown, ruleTable } from './src/core/lint/ruleDocs'
      export * as l10n from '@vscode/l10n'`,
    resolveDir: '.',
  },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  outfile: 'dist/generate.cjs',
  logLevel: 'warning',
})
const { rules, settingsSchema, defaultSchema, optionTable, ruleMarkdown, ruleTable, l10n } = require('../dist/generate.cjs')

const shownKeywords =
  /^(?:title|displayName|description|markdownDescription|deprecationMessage|label|category|(?:markdown)?enum(?:Item)?(?:Labels|Descriptions))$/i

const strings = await translatable()
const chineseFile = 'media/l10n/bundle.l10n.zh-cn.json'
const chinese = existsSync(chineseFile) ? JSON.parse(readFileSync(chineseFile, 'utf8')) : {}
const untranslated = strings.filter((text) => !chinese[text])
const unused = Object.keys(chinese).filter((text) => !strings.includes(text))

output('media/l10n/bundle.l10n.json', json(Object.fromEntries(strings.map((text) => [text, text]))))
output('media/copydesk.schema.json', json(settingsSchema(rules)))
output('media/article.schema.json', json(defaultSchema))
output('media/han.json', json(hanTable()))
for (const rule of rules) output(`media/rules/${rule.id}.md`, ruleMarkdown(rule))
output(
  'README.md',
  readFileSync('README.md', 'utf8')
    .replace(/(<!-- rules -->\n)[\s\S]*(<!-- \/rules -->)/, (_, start, end) => `${start}\n${ruleTable(rules)}\n${end}`)
    .replace(/(<!-- options -->\n)[\s\S]*(<!-- \/options -->)/, (_, start, end) => `${start}\n${optionTable(rules)}\n${end}`),
)
l10n.config({ contents: chinese })
for (const rule of rules) output(`media/rules/${rule.id}.zh-cn.md`, ruleMarkdown(rule))

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const manifestTexts = ['package.nls.json', 'package.nls.zh-cn.json'].map((file) => ({
  file,
  texts: JSON.parse(readFileSync(file, 'utf8')),
}))
const asked = new Set([...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map((match) => match[1]))
for (const { file, texts } of manifestTexts) {
  for (const key of asked) if (!texts[key]) stale.push(`${file}: “${key}” is missing`)
  for (const key of Object.keys(texts)) if (!asked.has(key)) stale.push(`${file}: nothing asks for “${key}” any more`)
}
for (const text of shownTexts(manifest)) {
  if (!/^%.+%$/.test(text) && text !== 'Copydesk') stale.push(`package.json: ${JSON.stringify(text)} has no translation: write %key%`)
}
for (const text of untranslated) stale.push(`${chineseFile}: no translation of ${JSON.stringify(text)}`)
for (const text of unused) stale.push(`${chineseFile}: nothing says ${JSON.stringify(text)} any more`)

if (stale.length > 0) {
  console.error(`${checking ? 'Not fresh (npm run generate)' : 'Still to do'}:\n  ${stale.join('\n  ')}`)
  process.exitCode = checking ? 1 : 0
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
