// Bundled by bench.mjs: reads front matter, and checks it against the schema (`schema`), and by all rules that look at nothing else (`rules`).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArticle } from '../../../src/core/article/article'
import { checkArticle } from '../../../src/core/lint/checkArticle'
import { noSettings } from '../../../src/core/settings/settings'
import { noVocabularies } from '../../../src/core/vocabulary/vocabulary'
import { rules } from '../../../src/rules'

const [folder, what] = process.argv.slice(2)
const chosen = what === 'schema' ? /^fm-(?:yaml-syntax|schema)$/ : /^(?:fm|title|date|author|taxonomy|categories)-|^image-field$/
const own = rules.filter(({ id }) => chosen.test(id))
const lintConfig = {
  scope: { settings: noSettings, site: undefined },
  schema: undefined,
  vocabularies: noVocabularies,
  rules: own,
  ruleFailed() {},
}
let problems = 0
for (const name of readdirSync(folder)) {
  for (const file of readdirSync(join(folder, name))) {
    problems += checkArticle(parseArticle(readFileSync(join(folder, name, file), 'utf8')), file, lintConfig).length
  }
}
console.log(problems)
