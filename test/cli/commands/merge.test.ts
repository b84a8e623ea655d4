import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFiles } from '../../../src/cli/io/files'
import { findTargets } from '../../../src/cli/io/targets'
import { filesOfShard } from '../../../src/cli/known/shards'
import { reporters } from '../../../src/cli/reporters/reporters'
import { rules } from '../../../src/rules'
import { isLong } from '../../runs'
import { clean, faulty, memoryFiles, run, type MemoryFiles } from '../memory'

const count = isLong ? 100_000 : 240

/** A site whose articles have problems of their own, and problems that lie between two of them. */
function article(number: number): string {
  const fields = [
    `title: ${number % 40 === 7 ? 'The same title' : `Harbour ${number}`}`,
    `date: 2024-01-${String((number % 28) + 1).padStart(2, '0')}`,
    `tags: [${number % 50 === 3 ? 'sport' : 'Sport'}]`,
    ...(number % 60 < 2 ? [`permalink: /p/${Math.floor(number / 60)}/`] : []),
  ]
  const image = number % 10 === 0 ? `<img src="/${number}.jpg" width="1" height="1">\n` : ''
  return `${number % 17 === 0 ? '\n' : ''}---\n${fields.join('\n')}\n---\n\nText.\n\n${image}${'More text.\n'.repeat(number % 30)}`
}

const path = (number: number) => `posts/${Math.floor(number / 500)}/${number}.md`
const problemsIn = (json: string): readonly string[] =>
  JSON.parse(json)
    .problems.map((problem: object) => JSON.stringify(problem))
    .sort()

describe('copydesk check --shard, copydesk merge', () => {
  it('together give the same problems as one check, also those between articles', async function () {
    this.timeout(isLong ? 3_600_000 : 60_000)
    const folder = mkdtempSync(join(tmpdir(), 'copydesk-shards-'))
    try {
      for (let number = 0; number < count; number++) {
        mkdirSync(join(folder, path(number), '..'), { recursive: true })
        writeFileSync(join(folder, path(number)), article(number))
      }
      writeFileSync(join(folder, 'copydesk.yaml'), 'rules: { none: off }\n')
      const here = (...args: readonly string[]) => run(nodeFiles(folder), args, { rules })
      const whole = await here('check', '--format', 'json')
      for (const index of [1, 2, 3, 4]) {
        mkdirSync(join(folder, 'reports', String(index)), { recursive: true })
        const { code, out, err } = await here('check', '--shard', `${index}/4`, '--format', `jsonl=reports/${index}/part.jsonl`)
        assert.equal(code, 1, out + err)
      }
      const merged = await here('merge', 'reports', '--format', 'json')
      assert.equal(merged.code, 1)
      assert.deepEqual(problemsIn(merged.out), problemsIn(whole.out))
      const { ms: _, ...summary } = JSON.parse(whole.out).summary
      const { ms: __, ...mergedSummary } = JSON.parse(merged.out).summary
      assert.deepEqual(mergedSummary, summary)
      assert.ok(new Set(JSON.parse(merged.out).problems.map(({ ruleId }: { ruleId: string }) => ruleId)).size >= 5)
      if (!isLong) await assertFormats(here)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  /** The formats write the same from merged reports, but for the order of problems between articles. */
  async function assertFormats(here: (...args: readonly string[]) => ReturnType<typeof run>): Promise<void> {
    for (const { name } of reporters.filter((format) => format.name !== 'json')) {
      const sorted = (text: string) =>
        text
          .replace(/(?:"ruleIndex":|id=")\d+/g, '')
          .split(/[,\s[\]{}]+/)
          .sort()
      const [one, merged] = [await here('check', '--format', name), await here('merge', 'reports', '--format', name)]
      assert.deepEqual(sorted(merged.out), sorted(one.out), name)
    }
  }

  it('takes each file once, in parts of about one size, the same on each machine', () => {
    const files = memoryFiles(
      Object.fromEntries(Array.from({ length: 97 }, (_, at) => [`${at}.md`, clean + 'x'.repeat(((at * 7919) % 50) * 1000)])),
    )
    const { files: targets } = findTargets(files, ['.'])
    const parts = [1, 2, 3, 4].map((index) => filesOfShard(targets, { index, count: 4 }, files.size))
    const all = parts.flatMap((part) => [...part])
    assert.deepEqual([all.length, new Set(all).size], [97, 97])
    const sizes = parts.map((part) => [...part].reduce((sum, file) => sum + files.size(file), 0))
    assert.ok(Math.max(...sizes) / Math.min(...sizes) < 1.1, sizes.join())
    assert.deepEqual(filesOfShard([...targets].reverse(), { index: 2, count: 4 }, files.size), parts[1])
    assert.equal(filesOfShard(targets.slice(0, 2), { index: 4, count: 4 }, files.size).size, 0)
  })

  async function withReports(): Promise<MemoryFiles> {
    const files = memoryFiles({ 'a.md': faulty, 'b.md': faulty, 'c.locked': '' })
    for (const index of [1, 2]) await run(files, ['check', '--shard', `${index}/2`, '--format', `jsonl=${index}.jsonl`])
    return files
  }

  it('decides the exit code for all parts, and counts an unreadable folder once', async () => {
    const files = await withReports()
    const { code, lines, err } = await run(files, ['merge', '1.jsonl', '2.jsonl', '--statistics'])
    assert.deepEqual([code, lines.at(-1)], [1, '3 errors in 3 of 3 articles (0 ms).'])
    assert.match(err, /^2 {2}img-alt-missing {2}error\n1 {2}unreadable/)
    assert.equal((await run(files, ['merge', '1.jsonl', '2.jsonl', '--fail-on', 'never'])).code, 0)
  })

  it('says that a check failed', async () => {
    const files = await withReports()
    const failed = files.text('1.jsonl').replace('"failed":false', '"failed":true')
    const { code, err } = await run(memoryFiles({ '1.jsonl': failed, '2.jsonl': files.text('2.jsonl') }), ['merge', '1.jsonl', '2.jsonl'])
    assert.deepEqual([code, err], [2, 'The check of “1.jsonl” failed: problems may be missing.\n'])
  })

  for (const [name, change, args, message] of [
    ['missing', (text: string) => text, ['1.jsonl'], 'The report of part 2 of 2 is missing.'],
    ['given twice', (text: string) => text, ['1.jsonl', '1.jsonl'], 'Part 1 of 2 is there twice: “1.jsonl” and “1.jsonl”.'],
    ['of another check', (text: string) => text.replace('"2/2"', '"2/3"'), ['1.jsonl', '2.jsonl'], '“2.jsonl” is a part of another check.'],
    [
      'of another version',
      (text: string) => text.replace('"1.2.3"', '"1.2.4"'),
      ['1.jsonl', '2.jsonl'],
      '“1.jsonl” and “2.jsonl” were written by different versions of Copydesk.',
    ],
    [
      'from a newer version',
      (text: string) => text.replace('"version":1', '"version":2'),
      ['1.jsonl', '2.jsonl'],
      'The report “2.jsonl” was written by a newer version of Copydesk.',
    ],
    [
      'cut off',
      (text: string) => text.slice(0, text.lastIndexOf('{')),
      ['1.jsonl', '2.jsonl'],
      'The report “2.jsonl” is incomplete: its check did not come to an end.',
    ],
    [
      'cut off in a line',
      (text: string) => text.slice(0, -20),
      ['1.jsonl', '2.jsonl'],
      '“2.jsonl” is no report that --format jsonl has written, or is damaged.',
    ],
    ['JSON', () => '{"version":1}', ['1.jsonl', '2.jsonl'], '“2.jsonl” is no report that --format jsonl has written, or is damaged.'],
    [
      'a report with a problem of another shape',
      (text: string) => text.replace('"severity":"error"', '"severity":"worst"'),
      ['1.jsonl', '2.jsonl'],
      '“2.jsonl” is no report that --format jsonl has written, or is damaged.',
    ],
    ['not there', (text: string) => text, ['1.jsonl', '3.jsonl'], 'The report “3.jsonl” cannot be read: It does not exist.'],
    ['in an empty folder', (text: string) => text, ['x'], 'There are no reports in “x”.'],
  ] as const) {
    it(`is refused when a report is ${name}, and nothing is written`, async () => {
      const parts = await withReports()
      const files = memoryFiles({ '1.jsonl': parts.text('1.jsonl'), '2.jsonl': change(parts.text('2.jsonl')), 'x/y.txt': '' })
      const { code, out, err } = await run(files, ['merge', ...args, '--format', 'json=all.json'])
      assert.deepEqual([code, out, err, files.written], [2, '', `${message}\n`, []])
    })
  }
})
