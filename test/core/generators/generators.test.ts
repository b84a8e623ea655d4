import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { generators } from '../../../src/core/generators/generators'

const folder = 'src/core/generators'
const shared = 'shared'
const names = generators.map(({ name }) => name)
const specific = names.filter((name) => name !== 'generic')

describe('The definitions of site generators', () => {
  it('are one folder each, with a file of the same name, all of them in the registry', () => {
    const entries = readdirSync(folder, { withFileTypes: true })
    const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== shared).map(({ name }) => name)
    assert.deepEqual([...names].sort(), folders.sort())
    for (const name of names) assert.ok(existsSync(`${folder}/${name}/${name}.ts`), name)
  })

  it('end with the one for all other generators', () => {
    assert.deepEqual(
      generators.filter(({ title, detection }) => title === undefined || !detection).map(({ name }) => name),
      ['generic'],
    )
    assert.equal(names.at(-1), 'generic')
  })

  for (const generator of generators) {
    it(`are complete: ${generator.name}`, () => {
      const [first = generator] = generators
      assert.deepEqual(Object.keys(generator).sort(), Object.keys(first).sort())
      const parts = (one: typeof generator) => [
        one.folders,
        one.siteSettings,
        one.frontMatter,
        one.yaml,
        one.titles,
        one.taxonomies,
        one.images,
      ]
      assert.deepEqual(
        parts(generator).map((part) => Object.keys(part).sort()),
        parts(first).map((part) => Object.keys(part).sort()),
      )
    })

    it(`have paths from the folder of the site: ${generator.name}`, () => {
      const { folders, siteSettings, newArticles, images } = generator
      const paths = [
        ...folders.content,
        ...folders.templates,
        ...folders.roots,
        ...folders.themes.flatMap((theme) => [theme.folder, theme.inside]),
        ...siteSettings.files,
        newArticles.folder,
        ...images.folders,
      ]
      for (const path of paths) assert.match(path, /^(?:[\w.]+(?:\/[\w.-]+)*)?$/)
    })

    it(`say which formats they read: ${generator.name}`, () => {
      const { find, formats } = generator.frontMatter
      assert.equal(find === undefined, formats === undefined)
      assert.ok(formats === undefined || formats().length > 0)
    })
  }
})

/** Where a name is allowed in the code outside of the definitions, and why. */
const allowed: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^import \{ \w+ \} from '.*\/generators\/(\w+)\/\1'$/, 'a rule imports the definition that its examples are for'],
  [/^\s*(?:given: \{ )?generator: \w+,?(?: \},| corpus: .*)?$/, 'the examples of a rule are for one generator'],
  [/^\s*(?:summary|why|authority):|^\s*'[^']*',$/, 'the documentation of a rule explains what a generator does'],
  [/'[^']*\bhexo-theme-/, 'a package name'],
  [/\bread\w+Collections\b|\bprogram: '|\.astro\\?\/collections/, 'the files of a program are imported'],
]

describe('Code outside of the definitions', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.startsWith(`${folder}/`))

  it('never asks for a generator by its name', () => {
    const name = new RegExp(`(?<![\\w-])(['"\`])(?:${names.join('|')})\\1`)
    assert.deepEqual(
      files.filter((file) => name.test(codeOf(file).join('\n'))),
      [],
    )
  })

  it('names a generator in the documentation of rules only', () => {
    const name = new RegExp(specific.join('|'), 'i')
    const found = files.flatMap((file) =>
      codeOf(file)
        .filter((line) => name.test(line) && !allowed.some(([pattern]) => pattern.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    )
    assert.deepEqual(found, [])
  })
})

/** The lines of a file without its comments. */
function codeOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<=^|\s)\/\/.*$/gm, '')
    .split('\n')
}
