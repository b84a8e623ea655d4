import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArticle } from '../../src/core/article/article'
import { checkArticle } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { readPublished } from '../../src/core/frontmatter/reading/publishedReading'
import { corpusFolder } from '../corpusFolder'
import { generatorFor } from '../generatorFor'
import { LineMap } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { isLong, sample } from '../runs'

const repairIds = [
  'fm-yaml-syntax',
  'fm-needs-quotes',
  'fm-bad-quote',
  'fm-colon-space',
  'fm-tab-indent',
  'fm-multiline-quote-indent',
  'fm-full-width',
  'fm-mixed-indent-merge',
]
const ids = [
  ...repairIds,
  'fm-leading-content',
  'fm-duplicate-key',
  'fm-second-block',
  'fm-key-typo',
  'fm-read-differently',
  'date-invalid',
  'date-format',
  'image-field',
]

/** What is said about the front matter of each file, and at which lines: of those that are not named, nothing. */
const expected: Readonly<Record<string, readonly string[]>> = {
  '13072698261-unquoted-colon-Re': ['2 fm-needs-quotes'],
  '13143536465-tab-emsp': ['5 fm-tab-indent', '7 fm-tab-indent'],
  '1707631655-tab-indent': ['5 fm-tab-indent', '7 fm-tab-indent'],
  '19118507004-unquoted-colon-capital-keys': ['2 fm-key-typo', '2 fm-needs-quotes'],
  '20093196362-title-bracket': ['3 fm-needs-quotes'],
  '21339156048-title-bracket-key-space-colon': ['3 fm-needs-quotes'],
  '22160048849-typo-data-for-date': ['3 fm-colon-space', '4 fm-key-typo'],
  '27791605258-at-sign-start': ['2 fm-needs-quotes'],
  '28616461115-tab-indent-nested-cats': ['5 fm-tab-indent', '7 fm-tab-indent'],
  '33437815610-duplicate-layout-no-space': ['4 fm-duplicate-key', '5 fm-colon-space'],
  '34072034838-dockone-no-zone-date-http-in-proxy': ['1 fm-leading-content'],
  '34576381678-jianshu-undefined-headimg': ['1 fm-leading-content', '8 image-field', '11 date-invalid', '12 image-field'],
  '34812266321-jianshu-data-original-src': ['1 fm-leading-content', '11 date-invalid'],
  '35373974000-tab-thumbnail-keywords': ['6 fm-tab-indent', '9 fm-tab-indent', '12 fm-tab-indent'],
  '35967868646-title-bracket-zhuan': ['3 fm-needs-quotes'],
  '38739352150-no-space-after-colon-ru': ['3 fm-colon-space'],
  '39231888839-double-front-matter': ['13 fm-second-block'],
  '39831686043-title-bracket-empty-keys': ['3 fm-needs-quotes'],
  '41522046695-title-bracket-html': ['3 fm-needs-quotes'],
  '47174836021-no-space-after-colon': ['3 fm-colon-space'],
  '8104910-tab-list-of-lists-mixed-update-typo': ['4 fm-tab-indent', '6 fm-tab-indent', '8 date-format', '9 fm-key-typo'],
}
/** Its list is indented in two ways, and today's sites read one tag for two: only the author may change that. */
const askFirst = '8104910-tab-list-of-lists-mixed-update-typo'
/** It has a key twice as well, which other readers refuse. */
const duplicateKey = '33437815610-duplicate-layout-no-space'

function checking(dialect: string, checked: readonly string[]) {
  const lintConfig = configOf(
    rules.filter(({ id }) => checked.includes(id)),
    { dialect },
  )
  return (text: string) => checkArticle(parseArticle(text), 'a.md', lintConfig)
}

function published(text: string) {
  return readPublished(text, parseArticle(text).frontMatter?.open.start ?? 0, generatorFor('generic'))
}

function folderOf(name: string): string | undefined {
  const folder = join(corpusFolder, name)
  if (existsSync(folder)) return folder
  console.log(`      ${folder} does not exist: skipped`)
  return undefined
}

describe('real broken front matter', () => {
  it('is told by its own rule, at its line, and can be read once it is fixed', () => {
    const folder = folderOf('broken-snippets')
    if (folder === undefined) return
    for (const file of readdirSync(folder)) {
      const name = file.replace('.prefix.md', '')
      const text: string = readFileSync(join(folder, file), 'utf8')
      const lines = new LineMap(text)
      const check = checking('generic', ids)
      const found: readonly string[] = check(text).map(({ ruleId, range }) => `${lines.lineOf(range.start) + 1} ${ruleId}`)
      assert.deepEqual(found, expected[name] ?? [], file)
      const after = fixAll(text, check).text
      if (name === askFirst) {
        assert.equal(after, text, file)
        continue
      }
      const repaired = checking('generic', repairIds)
      assert.deepEqual(repaired(after), [], file)
      assert.ok(!found.some((one) => one.includes('fm-yaml-syntax')), file)
      // Only the author knows which of the two is right.
      if (name !== duplicateKey) assert.equal(published(after).error, undefined, file)
    }
  })

  it('of 18F is quoted text in column 0 and nothing else, and reads the same once it is fixed', () => {
    const folder = folderOf('18F__18f.gsa.gov')
    if (folder === undefined) return
    const check = checking('eleventy', repairIds)
    let files = 0
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.md'))
    for (const entry of sample(entries, 5)) {
      const text = readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8')
      const problems = check(text)
      if (problems.length === 0) continue
      files++
      for (const { ruleId, severity } of problems) assert.equal(`${ruleId} ${severity}`, 'fm-multiline-quote-indent hint', entry.name)
      const after = fixAll(text, check).text
      assert.deepEqual(check(after), [], entry.name)
      assert.deepEqual(published(after), published(text), entry.name)
    }
    if (isLong) assert.equal(files, 114)
    else assert.ok(files > 10, String(files))
  })
})
