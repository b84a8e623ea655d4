import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rule } from '../../../src/core/lint/rule'
import { range } from '../../../src/core/text/text'
import { sharedFolder } from '../../corpusFolder'
import { clean, faulty, memoryFiles, run, untidy } from '../memory'
import { applySarif, type SarifLog } from './sarifFixes'

const log = async (files: Parameters<typeof run>[0], given?: Parameters<typeof run>[2]) =>
  JSON.parse((await run(files, ['check', '--format', 'sarif'], given)).out)

/** A rule with a fix that deletes the byte order mark and what follows it. */
const afterMark: Rule = {
  id: 'after-mark',
  severity: 'warning',
  docs: { summary: 'No mark', why: 'A test.', authority: '', bad: [], good: [] },
  *check({ text }) {
    const end = text.startsWith('\ufeff\n') ? 2 : 1
    if (text.startsWith('\ufeff'))
      yield {
        range: range(0, 1),
        message: 'Mark',
        fixes: [{ title: 'Delete', edits: [{ range: range(0, end), newText: '' }], safe: true }],
      }
  },
}

/** Applies the fixes of SARIF until there are none, and `--fix` to the same article. */
async function bothFixed(text: string, given?: Parameters<typeof run>[2]): Promise<readonly [bySarif: string, byFix: string]> {
  let bytes: Buffer = Buffer.from(text)
  for (let round = 0; round < 10; round++) {
    const found: SarifLog = await log(memoryFiles({ 'b c/ä.md': bytes }), given)
    const after = applySarif(found, 'b%20c/%C3%A4.md', bytes)
    if (after.equals(bytes)) break
    bytes = after
  }
  const files = memoryFiles({ 'b c/ä.md': text })
  await run(files, ['check', '--fix'], given)
  return [new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), files.text('b c/ä.md')]
}

describe('--format sarif', () => {
  it('has the rules, the regions and the fingerprints of each result', async () => {
    const { runs } = await log(memoryFiles({ 'a.md': faulty.replace('<img', '👩‍🚀 <img'), 'b.md': untidy }))
    const [{ tool, results, columnKind, newlineSequences }] = runs
    assert.deepEqual([columnKind, newlineSequences], ['utf16CodeUnits', ['\r\n', '\n', '\r']])
    assert.deepEqual(
      results.map((result: { ruleId: string; level: string; locations: unknown }) => [result.ruleId, result.level, result.locations]),
      [
        ['img-alt-missing', 'error', [location('a.md', 6, 8, 6, 11)]],
        ['fm-leading-content', 'warning', [location('b.md', 1, 1, 2, 1)]],
      ],
    )
    for (const { ruleId, ruleIndex, partialFingerprints } of results) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId)
      assert.match(partialFingerprints['problemText/v1'], /^[0-9a-f]{32}$/)
      assert.match(tool.driver.rules[ruleIndex].help.markdown, new RegExp(`^# ${ruleId}\n`))
    }
  })

  it('has no results for clean articles, and says where the root is in a subfolder of a checkout', async () => {
    assert.deepEqual((await log(memoryFiles({ 'a.md': clean }))).runs[0].results, [])
    const given = { environment: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: '/' } }
    const { out } = await run(memoryFiles({ 'a.md': faulty }), ['check', '--format', 'sarif'], given)
    assert.equal(JSON.parse(out).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, 'news/a.md')
  })

  it('has the fixes: applied by a script, they give the bytes of --fix', async () => {
    for (const text of [
      untidy,
      untidy.replaceAll('\n', '\r\n'),
      `${untidy}\na\rb\r<figure><img src="/a.jpg" alt="Boats">\rA caption</figure>\n`,
      `\ufeff\n${clean.replaceAll('\n', '\r\n')}`,
      '---\ntitle: 海港 👩‍🚀: opens\ndate: 2024/1/5\ntags: [a, a]\n---\n\n<figure><img src="/a.jpg" alt="👩‍🚀 Boats">\nA caption</figure>\n',
    ]) {
      const [bySarif, byFix] = await bothFixed(text)
      assert.notEqual(byFix, text)
      assert.equal(bySarif, byFix)
    }
  })

  it('has what comments suppress, with the reason, only if asked', async () => {
    const commented = faulty.replace('<img', '<!-- copydesk-disable-next-line img-alt-missing -- a map of the harbour -->\n<img')
    const results = async (...args: readonly string[]) => {
      const { code, out } = await run(memoryFiles({ 'a.md': `\n${commented}`, 'b.md': clean }), ['check', '--format', 'sarif', ...args])
      assert.equal(code, 0)
      return JSON.parse(out).runs[0].results.map((result: { ruleId: string; suppressions?: unknown }) => [
        result.ruleId,
        result.suppressions,
      ])
    }
    const suppressed = ['img-alt-missing', [{ kind: 'inSource', justification: 'a map of the harbour' }]]
    assert.deepEqual(await results(), [['fm-leading-content', undefined]])
    assert.deepEqual(await results('--show-suppressed'), [['fm-leading-content', undefined], suppressed])
    assert.deepEqual(await results('--show-suppressed', '--fix'), [suppressed])
  })

  it('deletes a byte order mark as bytes, since no region of text includes it', async () => {
    for (const text of [`\ufeff${clean}`, `\ufeff\n${clean}`]) {
      const [bySarif, byFix] = await bothFixed(text, { rules: [afterMark] })
      assert.deepEqual([bySarif, byFix], [clean, clean])
    }
  })

  it('has the fixes of the seed article', async function () {
    const seed = join(sharedFolder, 'seed', 'article.md')
    if (!existsSync(seed)) this.skip()
    const [bySarif, byFix] = await bothFixed(readFileSync(seed, 'utf8'))
    assert.equal(bySarif, byFix)
  })

  it('keeps its fingerprints when lines are added above, and tells the same text apart', async () => {
    const image = '<img src="/a.jpg" width="1" height="1">\n'
    const fingerprints = async (text: string): Promise<readonly string[]> =>
      (await log(memoryFiles({ 'a.md': text }))).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['problemText/v1'],
      )
    const before = await fingerprints(`${clean}\n${image}\n${image}`)
    assert.equal(new Set(before).size, 2)
    assert.deepEqual(await fingerprints(`${clean}\nAnother paragraph.\n\n${image}\n${image}`), before)
    assert.notDeepEqual(await fingerprints(`${clean}\n${image.replace('/a', '/b')}\n${image}`), before)
  })
})

function location(uri: string, startLine: number, startColumn: number, endLine: number, endColumn: number) {
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: 'SRCROOT' }, region: { startLine, startColumn, endLine, endColumn } } }
}
