import assert from 'node:assert/strict'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { importers, importWith } from '../../../src/corpus/imports/importers'
import { ImportError, type Imported } from '../../../src/corpus/imports/importedSchema'
import { misfitsOf } from '../../../src/corpus/infer/inferSchema'
import {
  decapSmall,
  decapLarge,
  pagesSmall,
  pagesLarge,
  keystaticSmall,
  keystaticLarge,
  frontMatterSmall,
  frontMatterGroups,
  frontMatterLarge,
} from './configurations'

const byProgram = (program: string) => importers.find((one) => one.program.startsWith(program)) ?? assert.fail(program)
const read = (program: string, ...files: readonly (readonly [path: string, text: string])[]): Imported =>
  importWith(
    byProgram(program),
    files.map(([path, text]) => ({ path, text })),
  )

/** The messages for front matter that is checked by the first schema. */
function messages(imported: Imported, frontMatter: string, at = 0): readonly string[] {
  const text = `---\n${frontMatter}\n---\n`
  const schema = compileSchema(imported.schemas[at]?.schema)
  return misfitsOf({ text, frontMatter: readFrontMatter(text) }, schema).map(({ message }) => message)
}

const shape = ({ schemas }: Imported) => schemas.map(({ name, files, schema }) => [name, files, Object.keys(schema['properties'] ?? {})])

describe('import', () => {
  it('reads Decap and Sveltia CMS', () => {
    const small = read('Decap', ['public/admin/config.yml', decapSmall])
    assert.deepEqual(shape(small), [['news', ['_posts/news/**/*.md'], ['layout', 'title', 'date', 'thumbnail']]])
    assert.deepEqual(messages(small, 'title: A\ndate: 2025-01-02\nthumbnail: a.jpg'), [])
    assert.equal(messages(small, 'title: A').length, 2)
    const large = read('Decap', ['config.yml', decapLarge])
    assert.deepEqual(
      large.schemas.map(({ name, files }) => [name, files]),
      [['posts', ['src/content/posts/**/*.mdx']]],
    )
    assert.equal(large.notes.length, 3)
    const good =
      'title: Four\nauthor: Ana\nsection: sea\ntopics: [a]\norder: 2\nweight: "3"\nnav: { key: k }\nlinks: [{ url: u }]\nstars: 5'
    assert.deepEqual(messages(large, good), [])
    const bad = 'title: Yes\nauthor: Ana\nsection: sky\ntopics: [a, b, c]\norder: 0\ntags: x\nnav: {}\nlinks: [{}]'
    assert.equal(messages(large, bad).length, 7)
  })

  it('reads Pages CMS', () => {
    const small = read('Pages', ['.pages.yml', pagesSmall])
    assert.deepEqual(shape(small), [['blog', ['src/content/**/*.md'], ['title', 'category', 'pubDate']]])
    assert.deepEqual(small.names.get('categories'), ['Hafen', 'Stadt'])
    assert.deepEqual(messages(small, 'title:\ncategory: [Hafen]'), [])
    assert.equal(messages(small, 'category: [See]').length, 1)
    const large = read('Pages', ['.pages.yml', pagesLarge])
    assert.deepEqual(
      large.schemas.map(({ name, files }) => [name, files]),
      [['posts', ['src/data/blog/**/*.mdx']]],
    )
    assert.equal(large.notes.length, 3)
    assert.deepEqual(messages(large, 'title: Calm\ntags: [a]\nstatus: closed\nseo: { title: T }\nphotos: [a.png]'), [])
    assert.equal(messages(large, 'title: Loud!\ntags: [a, b, c, d]\nstatus: Open\nseo: {}\ndraft: perhaps').length, 5)
  })

  it('reads Keystatic as far as it is data', () => {
    const small = read('Keystatic', ['keystatic.config.ts', keystaticSmall])
    assert.deepEqual(shape(small), [['notes', ['src/content/notes/**/*.{md,mdoc,mdx}'], ['title', 'section', 'published']]])
    assert.deepEqual(messages(small, 'title: A\nsection: sea\npublished: 2025-01-02'), [])
    assert.equal(messages(small, 'section: sky').length, 3)
    const large = read('Keystatic', ['keystatic.config.ts', keystaticLarge])
    assert.deepEqual(shape(large), [
      ['long-reads', ['src/content/long/**/*.{md,mdoc,mdx}'], ['title', 'slug', 'tags', 'sources', 'lang', 'minutes', 'cover', 'kicker']],
    ])
    assert.equal(large.notes.length, 2)
    assert.deepEqual(messages(large, 'title: A\nslug: a\ntags: [x]\nlang: [de]\nminutes: 3\ncover: { src: a.png }'), [])
    assert.equal(messages(large, `title: ${'long '.repeat(20)}\nslug: a\ntags: x\nlang: [en]\nminutes: 0`).length, 4)
  })

  it('reads Front Matter CMS', () => {
    const small = read('Front', ['frontmatter.json', frontMatterSmall])
    assert.deepEqual(shape(small), [['default', ['content/posts/**/*.{md,mdx,markdown}'], ['title', 'date', 'draft', 'tags']]])
    assert.equal(messages(small, 'date: 2025-01-02').length, 1)
    const large = read('Front', ['frontmatter.json', frontMatterLarge])
    assert.deepEqual(
      large.schemas.map(({ name, files }) => [name, files]),
      [
        ['default', ['docs/**/*.{md,mdx,markdown}']],
        ['match', ['docs/rowing/**/*.{md,mdx,markdown}', 'docs/sailing/**/*.{md,mdx,markdown}']],
      ],
    )
    assert.deepEqual([large.names.get('tags'), large.names.get('categories')], [['Regatta', 'Final'], ['sport']])
    assert.equal(large.notes.length, 2)
    assert.deepEqual(messages(large, 'sport: sailing\nteams: [a]\nplayers: 8\nvenue: Sea\nresult: { home: 1 }', 1), [])
    const groups = read('Front', ['frontmatter.json', frontMatterGroups])
    assert.deepEqual(shape(groups), [['page', ['pages/*.{md,mdx,markdown}'], ['title', 'kicker', 'dates', 'writer', 'desk']]])
    assert.deepEqual(messages(groups, 'title: A\ndates: { allDay: true }\nwriter: { name: A }\ndesk: [{ name: B }]'), [])
    assert.equal(messages(groups, 'title: A\ndates: { allDay: 3 }\nwriter: A\ndesk: [B]').length, 3)
    assert.equal(messages(large, 'sport: chess\nteams: [c]\nplayers: eight\nresult: {}', 1).length, 4)
  })

  it('reads the schemas of Astro', () => {
    const schema = (properties: object) => ({
      $ref: '#/definitions/blog',
      definitions: { blog: { type: 'object', required: ['title'], properties } },
    })
    const blog = schema({ title: { type: 'string' }, $schema: { type: 'string' } })
    const photos = { type: 'object', properties: { alt: { type: 'string' }, $schema: { type: 'string' } }, required: ['alt'] }
    const imported = read(
      'Astro',
      ['.astro/collections/blog.schema.json', JSON.stringify(blog)],
      ['.astro/collections/photos.schema.json', JSON.stringify(photos)],
    )
    assert.deepEqual(
      imported.schemas.map(({ name, files }) => [name, files]),
      [
        ['blog', ['src/content/blog/**']],
        ['photos', ['src/content/photos/**']],
      ],
    )
    assert.ok(!JSON.stringify(imported.schemas).includes('$schema'))
    assert.equal(messages(imported, 'alt: x').length, 1)
    assert.equal(messages(imported, 'alt: 3', 1).length, 1)
  })

  it('reads the archetypes of Hugo', () => {
    const toml =
      '+++\ntitle: "{{ replace .File.ContentBaseName "-" " " | title }}"\n'.replace(/: /, ' = ') +
      'date = {{ .Date }}\ndraft = true\ntags = []\nseries_order = 1\n+++\n'
    const yaml =
      '---\ntitle: "{{ replace .Name "-" " " | title }}"\nlanguage: {{ if in .Dir "en/" }}en{{ else }}ca{{ end }}\nauthor: "Desk"\n---\n'
    const imported = read(
      'Hugo',
      ['archetypes/default.md', toml],
      ['archetypes/news.md', yaml],
      ['archetypes/trip/index.md', yaml],
      ['archetypes/news/local.md', yaml],
    )
    assert.deepEqual(imported.notes, ['“archetypes/news/local.md” was left out: it is no template for articles.'])
    assert.deepEqual(shape(imported), [
      ['trip', ['content/trip/**/index.*'], ['title', 'language', 'author']],
      ['news', ['content/news/**'], ['title', 'language', 'author']],
      ['default', ['content/**'], ['title', 'date', 'draft', 'tags', 'series_order']],
    ])
    const defaults = JSON.stringify(imported.schemas.map(({ schema }) => schema))
    assert.ok(defaults.includes('"default":"Desk"') && defaults.includes('"default":true') && !defaults.includes('Copydesk'))
    assert.deepEqual(messages(imported, 'title: 3\nauthor: [A, B]'), [])
    assert.equal(messages(imported, 'draft: perhaps\ntags: { a: b }', 2).length, 2)
  })

  it('reads the scaffolds of Hexo', () => {
    const post = '---\ntitle: {{ title }}\ndate: {{ date }}\nupdated:\ncategories: \n- 类别\ntags: \n- 标签\ntop: false\n---\n\n\n'
    const draft = 'title: {{ title }}\ntags:\nauthor: desk\n---'
    const imported = read('Hexo', ['scaffolds/post.md', post], ['scaffolds/draft.md', draft], ['scaffolds/page.md', post])
    assert.deepEqual(shape(imported), [
      ['draft', ['source/_drafts/**'], ['title', 'tags', 'author']],
      ['post', ['source/_posts/**'], ['title', 'date', 'updated', 'categories', 'tags', 'top']],
    ])
    assert.equal(imported.notes.length, 1)
    assert.equal(messages(imported, 'top: perhaps', 1).length, 1)
  })

  it('refuses what is broken, with a sentence', () => {
    const refused: readonly (readonly [program: string, path: string, text: string, message: RegExp])[] = [
      ['Decap', 'config.yml', 'collections: [\n', /^Line \d+ cannot be read: /],
      ['Decap', 'config.yml', 'title: A site\n', /neither “collections”/],
      ['Decap', 'config.yml', 'collections: []\n', /says nothing about articles/],
      ['Decap', 'config.yml', 'collections:\n  - name: a\n    files: []\n', /“a” was left out/],
      ['Pages', '.pages.yml', 'content: text\n', /neither/],
      ['Keystatic', 'keystatic.config.ts', 'export default config(require("./other"))', /no collection that is written as data/],
      ['Keystatic', 'keystatic.config.ts', 'a: collection({ path: "x/*", '.repeat(500), /left out|no collection/],
      ['Front', 'frontmatter.json', '{ "a": ', /^Line \d+ cannot be read: /],
      ['Front', 'frontmatter.json', '[]', /says nothing about articles/],
      ['Hugo', 'archetypes/default.md', 'no front matter', /no template with front matter/],
    ]
    for (const [program, path, text, message] of refused)
      assert.throws(
        () => read(program, [path, text]),
        (error) => error instanceof ImportError && message.test(error.message),
        `${program}: ${text.slice(0, 40)}`,
      )
  })

  it('ends for values that are nested without end', () => {
    const deepTo = (depth: number) =>
      `collections: [{ name: a, folder: b, ${'fields: [{ name: a, widget: object, '.repeat(depth)}fields: []${' }]'.repeat(depth)} }]`
    assert.throws(() => read('Decap', ['config.yml', deepTo(150)]), /nesting is too deep/)
    assert.equal(read('Decap', ['config.yml', deepTo(50)]).schemas.length, 1)
    assert.throws(() => read('Keystatic', ['k.ts', `a: collection(${'['.repeat(10_000)}`]), ImportError)
    assert.equal(
      read('Pages', [
        '.pages.yml',
        'components: { a: { component: b }, b: { component: a } }\ncontent: [{ name: p, type: collection, path: p, fields: [{ name: x, component: a }] }]',
      ]).schemas.length,
      1,
    )
  })
})
