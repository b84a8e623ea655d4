import assert from 'node:assert/strict'
import fc from 'fast-check'
import { rules } from '../../../src/rules'
import { jpeg, png } from '../../imageBytes'
import { runs } from '../../runs'
import { memoryFiles, run, type Content, type MemoryFiles } from '../memory'

const titles = ['Harbour opens', 'Harbour closes', 'Gulls', 'A: b', 'Ferry']
const tags = ['port', 'Port', 'quay', 'ferries', 'ferry']
const bodies = [
  'Text.',
  '![A boat](/img/a.png)',
  '<img src="/img/b.jpg" alt="A boat" width="10" height="10">',
  '![](/img/a.png) and [more](/2024/01/05/harbour-opens/)',
  '{% post_link harbour-opens %} {% strange x %}',
  '[a](../posts/p1.md) [b](/gulls/) <img src="x.png">',
  '<!-- copydesk-disable img-alt-missing: old -->\n<img src="/img/c.png">',
]
const names = ['posts/p0.md', 'posts/p1.md', 'posts/harbour-opens.md', 'posts/deep/gulls.md', 'drafts/p4.mdx', 'readme.md']
const settings: readonly (string | undefined)[] = [
  undefined,
  'siteRoot: .\n',
  'siteRoot: .\nrules: { img-alt-missing: error, image-file-missing: off }\n',
  'siteRoot: .\nvocabularies: { tags: { file: tags.txt } }\n',
  'extends: ./base.yaml\nsiteRoot: .\noverrides:\n  - files: posts/deep/**\n    rules: { title-length: error }\n',
  'siteRoot: .\nschemas:\n  - path: schema.json\n    files: "posts/*.md"\n',
  'articles: posts/*.md\nsiteRoot: .\n',
  'style: { lists: [style.csv] }\nsiteRoot: .\n',
  'overrides:\n  - files: posts/deep/**\n    style: { lists: [style.csv] }\nsiteRoot: .\n',
  'dialect: [\n',
]
const others: Readonly<Record<string, readonly (Content | undefined)[]>> = {
  'copydesk.yaml': settings,
  'posts/deep/copydesk.yaml': [undefined, 'rules: { title-length: off }\n'],
  'base.yaml': ['{}\n', 'rules: { img-alt-missing: hint }\n'],
  'style.csv': ['prefer,instead\nnews,text\n', 'prefer,instead\ntidings,text\n', undefined],
  'tags.txt': ['port\nquay\n', 'quay\n', undefined],
  'schema.json': ['{}', '{"required":["author"]}', '{"$ref":"part.json"}', '{'],
  'part.json': ['{"required":["date"]}', '{"required":["tags"]}', undefined],
  'own.json': ['{"required":["kicker"]}', '{}', undefined],
  '_config.yml': [undefined, 'title: News\n', 'title: News\ntimezone: Asia/Shanghai\nfuture: true\n'],
  'package.json': [undefined, '{"dependencies":{"hexo":"7"}}'],
  'hugo.toml': [undefined, undefined, undefined, 'baseURL = "/"\n'],
  'img/a.png': [png(10, 10), png(20, 20), undefined, 'text'],
  'img/b.jpg': [jpeg(10, 10), jpeg(30, 10), undefined],
  'img/A.png': [undefined, png(10, 10)],
}

const article = fc
  .record({
    title: fc.constantFrom(...titles),
    tag: fc.constantFrom(...tags),
    date: fc.constantFrom('2024-01-05', '2024-01-06', '2999-01-05', '5 Jan 2024', ''),
    more: fc.constantFrom('', 'permalink: /gulls/\n', '$schema: ../own.json\n', 'headimg: /img/a.png\n', 'status: draft\n'),
    body: fc.constantFrom(...bodies),
  })
  .map(({ title, tag, date, more, body }) => `---\ntitle: ${title}\ntags: [${tag}]\n${date && `date: ${date}\n`}${more}---\n\n${body}\n`)

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ path: fc.constantFrom(...names), content: fc.oneof(article, fc.constant('No front matter.\n')) }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...Object.keys(others))
      .chain((path) => fc.record({ path: fc.constant(path), content: fc.constantFrom(...(others[path] ?? [])) })),
  },
  { weight: 1, arbitrary: fc.record({ path: fc.constantFrom(...names), content: fc.constant(undefined) }) },
  { weight: 1, arbitrary: fc.record({ from: fc.constantFrom(...names), to: fc.constantFrom(...names) }) },
  { weight: 1, arbitrary: fc.record({ touched: fc.constantFrom(...names, 'img/a.png') }) },
)

const json = ['--format', 'json']
const checks: readonly (readonly string[])[] = [
  json,
  [...json, 'posts'],
  [...json, 'posts/p0.md', 'posts/p1.md'],
  ['--format', 'jsonl', '--show-suppressed'],
  [...json, '--shard', '1/2'],
  [...json, '--gate', 'draft'],
  [...json, '--fix'],
  ['--diff', 'posts'],
]

const round = fc.record({
  steps: fc.array(step, { maxLength: 3 }),
  /** How long after the last change the check runs. */
  waitMs: fc.constantFrom(0, 5, 600, 5000),
  check: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(checks.length - 1) }),
})

/** A file system whose times have steps of a second. */
function setAt(files: MemoryFiles, path: string, content: Content | undefined, clock: number): void {
  files.time = Math.floor(clock / 1000) * 1000
  files.set(path, content)
}

/** All files of the site, as text with a character for each byte. */
function everything(files: MemoryFiles): Readonly<Record<string, string>> {
  const there = [...names, ...Object.keys(others)].filter((path) => files.kind(files.resolve(path)) === 'file')
  return Object.fromEntries(there.map((path) => [path, Buffer.from(files.read(files.resolve(path))).toString('latin1')]))
}

describe('copydesk check --cache', () => {
  it('finds, byte for byte, what a check without cache finds, whatever has changed in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 4, maxLength: 4 }),
        fc.array(round, { minLength: 1, maxLength: 6 }),
        async (texts, rounds) => {
          let clock = Date.UTC(2024, 0, 5, 8)
          const files = memoryFiles({})
          const start = Object.entries(others).map(([path, contents]) => [path, contents[0]] as const)
          for (const [path, content] of [...start, ...texts.map((text, index) => [names[index] ?? '', text] as const)])
            setAt(files, path, content, clock)
          for (const { steps, waitMs, check } of [{ steps: [], waitMs: 5000, check: 0 }, ...rounds]) {
            for (const one of steps) {
              clock += 1
              if ('path' in one) setAt(files, one.path, one.content, clock)
              else if ('touched' in one) {
                const path = files.resolve(one.touched)
                if (files.kind(path) === 'file') setAt(files, one.touched, Uint8Array.from(files.read(path)), clock)
              } else if (files.kind(files.resolve(one.from)) === 'file') {
                const moved = files.text(one.from)
                setAt(files, one.from, undefined, clock)
                setAt(files, one.to, moved, clock)
              }
            }
            clock += waitMs
            const args = ['check', ...(checks[check] ?? [])]
            const plain = memoryFiles(
              Object.fromEntries(Object.entries(everything(files)).map(([path, text]) => [path, Buffer.from(text, 'latin1')])),
            )
            const given = { rules, clock: () => clock }
            const expected = await run(plain, args, given)
            const found = await run(files, [...args, '--cache'], given)
            assert.deepEqual({ ...found, files: everything(files) }, { ...expected, files: everything(plain) })
          }
        },
      ),
      runs(60, 3000),
    )
  })
})
