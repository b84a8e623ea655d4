import assert from 'node:assert/strict'
import { clean, untidy } from '../memory'
import { createRepository, type Repository } from './repository'

const image = (name: string) => `<img src="/${name}.jpg" width="1" height="1">\n`
/** Two problems: a blank line at the top, an image without alternative text. */
const oldArticle = (number: number) => `${untidy.replace('Harbour', `Harbour ${number}`)}\n${image(`old-${number}`)}`
const path = (number: number) => `posts/${String(number).padStart(3, '0')}.md`

interface SarifResult {
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } } },
  ]
}

/** The files and lines that each report names. */
const named = {
  sarif: (text: string) =>
    JSON.parse(text).runs[0].results.map((result: SarifResult) => {
      const { artifactLocation, region } = result.locations[0].physicalLocation
      return `${artifactLocation.uri}:${region.startLine}`
    }),
  github: (text: string) => [...text.matchAll(/^::error file=([^,]+),line=(\d+),/gm)].map(([, file, line]) => `${file}:${line}`),
  junit: (text: string) =>
    [...text.matchAll(/<testcase classname="([^"]+)" name="[\w-]+ (\d+):/g)].map(([, file, line]) => `${file}:${line}`),
  gitlab: (text: string) =>
    JSON.parse(text).map(
      ({ location }: { location: { path: string; lines: { begin: number } } }) => `${location.path}:${location.lines.begin}`,
    ),
} as const

describe('a pull request on an old site', () => {
  let site: Repository
  before(() => {
    site = createRepository()
    for (let number = 0; number < 200; number++) site.write(path(number), oldArticle(number))
    site.write('posts/clean.md', clean)
    site.commit()
  })
  after(() => site.remove())
  const check = (...args: readonly string[]) => site.check('posts', '--baseline', 'known.json', ...args)

  it('starts with 400 problems, which become the baseline', async () => {
    assert.match((await site.check('posts')).lines.at(-1) ?? '', /^200 errors, 200 warnings in 200 of 201 articles/)
    const { code, out } = await check('--update-baseline')
    assert.deepEqual([code, out], [0, 'No new problems in 201 articles (0 ms). 400 known problems are in the baseline.\n'])
    assert.equal((await check()).code, 0)
    site.commit()
  })

  it('has no new problem by an unrelated edit above the old ones', async () => {
    site.write(path(7), oldArticle(7).replace('\nText.', '\nA new paragraph.\n\nAnother one.\n\nText.'))
    const { code, out } = await check()
    assert.equal(code, 0)
    assert.match(out, /^No new problems in 201 articles .* 400 known problems are in the baseline\.$/m)
  })

  it('adds two problems: each report names exactly the two, and the exit code is 1', async () => {
    site.write(path(8), `${oldArticle(8)}\n${image('new')}`)
    site.write('posts/new.md', `${clean}\n${image('first')}`)
    const two = [`${path(8)}:11`, 'posts/new.md:8']
    for (const [format, placesIn] of Object.entries(named)) {
      const { code, out } = await check('--format', format)
      assert.equal(code, 1, format)
      assert.deepEqual(placesIn(out), two, format)
    }
    // Without a baseline: the lines that the branch has changed.
    for (const [format, placesIn] of Object.entries(named)) {
      const { code, out } = await site.check('posts', '--changed', '--format', format)
      assert.deepEqual([code, placesIn(out)], [1, two], format)
    }
  })

  it('makes the baseline shorter when one is fixed, and by nothing else', async () => {
    const before = site.read('known.json').split('\n')
    site.write(path(9), oldArticle(9).replace('<img', '<img alt="Boats"'))
    const { err } = await check()
    assert.equal(err, '1 problem was fixed, and is no longer in the baseline “known.json”.\n')
    const gone = before.filter((line) => !site.read('known.json').includes(line))
    assert.deepEqual(gone, ['        "<img src=\\"/old-9.jpg\\" width=\\"1\\" heig"'])
    site.write(path(9), oldArticle(9))
    assert.equal(JSON.parse((await check('--format', 'json')).out).problems.length, 3)
  })
})
