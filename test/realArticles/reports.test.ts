import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoryFiles, run } from '../cli/memory'
import { sharedFolder } from '../corpusFolder'
import { isLong } from '../runs'

/*
 * Small articles that people have reported to other tools, one mistake each, in `cases` next to the real articles. The number at the start of a
 * file name says what is expected of it. The long profile prints what is said of each.
 */

/** The files that make a folder a site of a generator, and where its articles are. */
const sites: Readonly<Record<string, { readonly files: Readonly<Record<string, string>>; readonly articles: string }>> = {
  generic: { files: {}, articles: '' },
  hexo: {
    files: { '_config.yml': 'title: Harbour news\n', 'package.json': '{"hexo":{"version":"8.1.2"},"dependencies":{"hexo":"^8.1.2"}}' },
    articles: 'source/_posts/',
  },
  jekyll: { files: { '_config.yml': 'title: Harbour news\n' }, articles: '_posts/2024-05-01-' },
  hugo: { files: { 'hugo.toml': 'title = "Harbour news"\n' }, articles: 'content/posts/' },
  eleventy: { files: { 'eleventy.config.js': '' }, articles: 'posts/' },
  astro: { files: { 'astro.config.mjs': '' }, articles: 'src/content/blog/' },
  docusaurus: { files: { 'docusaurus.config.js': '' }, articles: 'blog/' },
}

/** Errors and warnings, and what else is expected, as "line rule". `fine`: neither errors nor warnings. */
const expected: Readonly<Record<string, readonly [generator: string, ...problems: string[]]>> = {
  '01': ['hugo', '8 html-omitted'],
  '02': ['docusaurus', '6 mdx-syntax'],
  '03': ['docusaurus', '6 mdx-syntax'],
  '04': ['docusaurus', '6 mdx-syntax'],
  '05': ['docusaurus', '1 fm-leading-content'],
  '07': ['jekyll', '8 html-markdown-literal'],
  '09': ['jekyll', 'fine'],
  '10': ['hexo', '6 link-anchor-missing'],
  '13': ['jekyll', '6 tag-syntax'],
  '15': ['hugo', '6 tag-syntax'],
  '16': ['hugo', '6 tag-syntax'],
  '18': ['hugo', '3 date-invalid'],
  '19': ['hugo', '3 date-invalid'],
  '21': ['eleventy', '3 date-invalid'],
  '22': ['eleventy', '3 date-invalid'],
  '23': ['eleventy', 'fine'],
  '25': ['astro', '3 date-invalid'],
  '26': ['hexo', '3 date-format'],
  '27': ['jekyll', '4 date-format'],
  '28': ['docusaurus', '4 fm-schema'],
  '29': ['docusaurus', '2 fm-schema', '4 fm-schema', '5 fm-schema'],
  '30': ['astro', '2 fm-read-differently'],
  '31': ['hugo', '5 taxonomy-duplicate'],
  '32': ['hugo', '2 fm-colon-space', '3 fm-colon-space', '4 fm-colon-space'],
  '33': ['jekyll', 'fine'],
  '34': ['hugo', 'fine'],
  '35': ['hexo', 'fine'],
  '36': ['generic', '4 fm-needs-quotes'],
  '37': ['generic', '8 comment-unclosed'],
  '38': ['generic', '6 code-unclosed'],
  '40': ['hexo', '5 fm-second-block'],
  '41': ['generic', '6 html-markdown-literal', '10 html-markdown-literal'],
  '42': ['generic', '7 html-markdown-literal'],
  '44': ['hexo', '6 heading-space', '8 heading-space'],
  '45': ['generic', '4 fm-needs-quotes'],
  '46': ['generic', '4 fm-needs-quotes'],
  '47': ['hugo', '5 fm-yaml-syntax'],
  '49': ['hexo', '4 fm-full-width'],
  '50': ['generic', '5 fm-needs-quotes', '6 fm-needs-quotes'],
  '51': ['hugo', '4 image-field'],
  '53': ['generic', '6 url-placeholder'],
  '56': ['generic', '6 link-brackets'],
  '57': ['hugo', '6 link-anchor-missing'],
  '58': ['jekyll', '5 taxonomy-text'],
  '59': ['jekyll', '5 taxonomy-text'],
  '60': ['hugo', '4 fm-key-typo', '5 fm-key-typo'],
  '61': ['hugo', '3 date-missing'],
  '62': ['jekyll', 'fine'],
  '63': ['hugo', '4 taxonomy-type'],
  '64': ['jekyll', '1 file-name-date'],
  '65': ['jekyll', '4 date-future'],
}

/** Where the name or the folder is what the article is about. */
const places: Readonly<Record<string, string>> = { '34': 'archetypes/default.md', '35': 'scaffolds/post.md', '64': '_posts/harbour.md' }

interface Reported {
  readonly line: number
  readonly severity: string
  readonly ruleId: string
}

async function problemsOf(name: string, text: string, generator: string): Promise<readonly Reported[]> {
  const number = name.slice(0, 2)
  const { files, articles } = sites[generator] ?? assert.fail(generator)
  const path = places[number] ?? `${articles}${name.slice(3)}`
  const { out, err } = await run(memoryFiles({ ...files, [path]: text }), ['check', '--format', 'json', '.'])
  assert.equal(err.includes('internal'), false, err)
  return (JSON.parse(out) as { readonly problems: readonly Reported[] }).problems
}

describe('articles that people have reported', () => {
  const folder = join(sharedFolder, 'cases')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d\d-.*\.md$/.test(name)) : []

  it('have the expected problems', async function () {
    if (names.length === 0) {
      console.log(`      ${folder} is missing: no reported article is checked`)
      return this.skip()
    }
    const wrong: string[] = []
    for (const name of names.toSorted()) {
      const [generator, ...wanted] = expected[name.slice(0, 2)] ?? assert.fail(`${name}: what is expected?`)
      const problems = await problemsOf(name, readFileSync(join(folder, name), 'utf8'), generator)
      const said = problems.map(({ line, severity, ruleId }) => `${line} ${severity} ${ruleId}`).join(', ')
      if (isLong) console.log(`      ${name} (${generator}): ${said || 'nothing'}`)
      const isRight =
        wanted[0] === 'fine'
          ? !problems.some(({ severity }) => severity === 'error' || severity === 'warning')
          : wanted.every((one) => problems.some(({ line, ruleId }) => one === `${line} ${ruleId}`))
      if (!isRight) wrong.push(`${name} (${generator}): ${said || 'nothing'} instead of ${wanted.join(', ')}`)
    }
    assert.deepEqual(wrong, [])
  })
})
