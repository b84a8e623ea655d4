import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { taskRunner, type ThreadSetup } from '../../../src/cli/checking/threadedCheck'
import { timedRules } from '../../../src/cli/checking/checkFiles'
import type { Io } from '../../../src/cli/io/io'
import type { StartThreads, TaskAnswer } from '../../../src/cli/io/threads'
import type { Rule } from '../../../src/core/lint/rule'
import { rules } from '../../../src/rules'
import { png } from '../../imageBytes'
import { clean, faulty, memoryFiles, run, untidy } from '../memory'
import { article, cached, cachesOf, start } from './cachedSite'

describe('copydesk check --cache', () => {
  it('reads no article that has not changed, and one that has', async () => {
    const { later, files } = await cached({
      'a.md': clean,
      'b.md': article('One', '', '<img src="a">'),
      'x/c.md': `\n${article('Two')}`,
      'readme.md': '# Site\n',
    })
    const written = cachesOf(files).length
    const same = await later({})
    assert.deepEqual(same, { found: same.expected, expected: same.expected, reads: [] })
    assert.equal(cachesOf(files).length, written)
    const { found, expected, reads } = await later({ 'a.md': article('Gulls') })
    assert.deepEqual(found, expected)
    assert.deepEqual([...new Set(reads)], ['a.md'])
  })

  it('reads an article that was only touched, and takes its result', async () => {
    const { later } = await cached({ 'a.md': faulty, 'b.md': clean })
    const touched = await later({ 'a.md': faulty })
    assert.deepEqual([touched.found, touched.reads], [touched.expected, ['a.md']])
    assert.deepEqual((await later({})).reads, [])
  })

  it('sees an edit that keeps length and time', async () => {
    const [one, other] = [article('One', '', '<img src="a">'), article('One', '', '<img src="">')].map((text) => text.padEnd(80))
    const { later } = await cached({ 'a.md': one ?? '' })
    await later({ 'a.md': other ?? '' }, 0)
    const { found, expected } = await later({ 'a.md': one ?? '' }, 0)
    assert.deepEqual(found, expected)
    assert.notEqual(one, other)
    assert.equal(one?.length, other?.length)
  })

  it('follows settings, what they name, schemas that articles name, and images', async () => {
    const { later } = await cached({
      'copydesk.yaml': 'extends: ./base.yaml\nsiteRoot: .\nvocabularies: { tags: { file: tags.txt } }\n',
      'base.yaml': '{}\n',
      'tags.txt': 'port\n',
      'own.json': '{}',
      'img/a.png': png(10, 10),
      'a.md': article('Harbour opens', 'tags: [port]\n', '<img src="/img/a.png" alt="A boat" width="10" height="10">'),
      'b.md': article('Gulls', '$schema: own.json\ntags: [port]\n'),
    })
    let last = (await later({})).found.out
    for (const changed of [
      { 'base.yaml': 'rules: { title-missing: error, img-ratio: error }\n' },
      { 'tags.txt': 'quay\n' },
      { 'own.json': '{"required":["kicker"]}' },
      { 'img/a.png': undefined },
      { 'img/a.png': png(20, 10) },
      { 'img/a.png': png(20, 90) },
      { '_config.yml': 'title: News\n', 'package.json': '{"dependencies":{"hexo":"7"}}', scaffolds: undefined },
      { 'copydesk.yaml': 'articles: b.md\n' },
    ] as const) {
      const { found, expected } = await later(changed)
      assert.deepEqual(found, expected, JSON.stringify(changed))
      if ('tags.txt' in changed || 'own.json' in changed || 'copydesk.yaml' in changed) assert.notEqual(found.out, last)
      last = found.out
    }
  })

  it('compares articles anew after any change, and otherwise not at all', async () => {
    const { later } = await cached({
      'a.md': article('One', 'permalink: /quay/\n', '[b](/pier/)'),
      'b.md': article('Two', 'permalink: /pier/\n'),
      'c.md': article('Three'),
    })
    const same = await later({})
    assert.deepEqual([same.found, same.reads], [same.expected, []])
    for (const changed of [
      { 'b.md': article('Two', 'permalink: /quay/\n') },
      { 'c.md': article('One') },
      {},
      { 'b.md': undefined },
      { 'd.md': article('One') },
    ]) {
      const { found, expected } = await later(changed)
      assert.deepEqual(found, expected)
    }
  })

  it('does not keep what time changes', async () => {
    const { later } = await cached({
      'hugo.toml': '',
      'content/a.md': article('One').replace('2024', '2999'),
      'content/b.md': article('Two'),
      'content/c.md': article('Three').replace('date:', 'expiryDate: 2999-01-05\ndate:'),
    })
    const { found, expected, reads } = await later({})
    assert.deepEqual([found, [...new Set(reads)].sort()], [expected, ['content/a.md', 'content/c.md']])
    assert.match(found.out, /date-future/)
    // The check has to know which rules look at the clock.
    const folder = path.resolve('src/rules')
    const sources = fs
      .readdirSync(folder)
      .filter((name) => /\{[^}]*\bnow\b[^}]*\} = context|context\.now/.test(fs.readFileSync(path.join(folder, name), 'utf8')))
    assert.deepEqual(
      sources,
      [...timedRules].map((id) => `${id}.ts`),
    )
  })

  it('keeps the results of named files, of parts, with details and with another profile apart', async () => {
    const { later } = await cached({ 'a.md': faulty, 'b.md': article('Two'), 'c.md': '---\nlayout: x\n---\n', 'd.md': untidy })
    for (const more of [
      ['a.md', 'c.md'],
      ['--shard', '1/2'],
      [],
      ['--gate', 'draft'],
      ['--show-suppressed'],
      ['--statistics'],
      ['--quiet'],
    ]) {
      for (const round of [1, 2]) {
        const { found, expected } = await later({}, 10_000, more)
        assert.deepEqual(found, expected, `${more.join(' ')} ${round}`)
      }
    }
  })

  it('makes fixes, and checks the fixed text the next time', async () => {
    const { files, check } = await cached({ 'a.md': untidy, 'b.md': clean })
    const fixed = await check(['--cache', '--fix'])
    assert.equal(files.text('a.md'), clean)
    assert.match(fixed.out, /"fixed": ?1/)
    assert.deepEqual(await check(['--cache']), await check([]))
  })

  it('works with a baseline', async () => {
    const { files, check, later } = await cached({ 'a.md': faulty, 'b.md': clean })
    await check(['--baseline', 'known.json', '--update-baseline', '--cache'])
    const more = ['--baseline', 'known.json']
    for (const changed of [{}, { 'b.md': faulty }, {}, { 'b.md': clean }]) {
      const { found, expected } = await later(changed, 10_000, more)
      assert.deepEqual(found, expected)
    }
    assert.match(files.text('known.json'), /img-alt-missing/)
  })

  it('works with threads', async () => {
    const content = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`p/${index}.md`, index % 3 ? faulty : article(`T ${index}`, '', '![A](a.png)')]),
    )
    const files = memoryFiles({ ...content, 'copydesk.yaml': 'siteRoot: .\n' })
    const threads: StartThreads = (_, tasks, setup) => {
      const runTask = taskRunner(JSON.parse(JSON.stringify(setup)) as ThreadSetup, files, rules)
      let next = 0
      return {
        take: () => undefined,
        received: (): readonly TaskAnswer[] => (next < tasks ? [[next, runTask(next++)]] : []),
        wait: () => false,
        end: () => {},
      }
    }
    const given: Partial<Io> = { rules, clock: () => start, threads: { start: threads, processors: 2, isChinese: false } }
    const args = ['check', '--format', 'json', '--jobs', '2']
    const plain = await run(files, args, given)
    assert.deepEqual(await run(files, [...args, '--cache'], given), plain)
    files.reads.length = 0
    assert.deepEqual(await run(files, [...args, '--cache'], given), plain)
    assert.deepEqual(
      files.reads.filter((one) => one.endsWith('.md')),
      [],
    )
    files.set('p/a.png', png(1, 1))
    const [found, expected] = [await run(files, [...args, '--cache'], given), await run(files, args, given)]
    assert.deepEqual(found, expected)
    assert.notEqual(found.out, plain.out)
  })

  it('keeps nothing of a rule that failed', async () => {
    const files = memoryFiles({ 'a.md': faulty, 'b.md': clean })
    const throwing = rules.map((rule): Rule => {
      const check = () => {
        throw new Error('broken')
      }
      return rule.id === 'img-alt-missing' ? { ...rule, check } : rule
    })
    const args = ['check', '--format', 'json', '--cache']
    assert.equal((await run(files, args, { rules: throwing, clock: () => start })).code, 2)
    assert.deepEqual(
      await run(files, args, { rules, clock: () => start }),
      await run(files, args.slice(0, 3), { rules, clock: () => start }),
    )
  })
})
