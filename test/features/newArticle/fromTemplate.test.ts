import assert from 'node:assert/strict'
import { usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { parseArticle } from '../../../src/core/article/article'
import { defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { plainTemplates } from '../../../src/core/generators/shared/articleTemplates'
import { unknownGenerator } from '../../../src/core/generators/generators'
import { Corpus } from '../../../src/corpus/corpus'
import type { StartRequest } from '../../../src/features/newArticle/articleTemplate'
import { fillTemplate } from '../../../src/features/newArticle/fillTemplate'
import { articleFromTemplate } from '../../../src/features/newArticle/fromTemplate'
import { generatorFor } from '../../generatorFor'

const now = '2025-03-09T07:30:00+08:00'
const clock = { now: Date.parse('2025-03-08T23:30:00Z'), zoneMinutes: () => 480 }

interface Given extends Partial<StartRequest> {
  readonly dialect?: string
  readonly beside?: readonly string[]
}

/** The article that is made, and what was left out; undefined if the template cannot be read. */
function made(template: string, { dialect = 'hugo', beside = [], ...given }: Given = {}) {
  const generator = generatorFor(dialect)
  const values = { name: 'night-trams', now, path: 'content/posts/night-trams.md' }
  const filled = fillTemplate(template, generator.newArticles.templates ?? plainTemplates, values)
  if (!filled) return undefined
  const site = {
    generator: dialect === 'generic' ? unknownGenerator : generator,
    path: '',
    timeZone: 'Asia/Shanghai',
    readingZone: 'Asia/Shanghai',
  }
  const text = articleFromTemplate(filled.article, now, {
    imageFields: usualImageFields,
    title: 'Trams: "later"',
    category: undefined,
    author: undefined,
    schema: defaultArticleSchema(),
    nearbyArticles: beside.map((one) => parseArticle(one)),
    sources: { clock: { ...clock, site }, corpus: new Corpus() },
    isNamedAfterDay: false,
    ...given,
  })
  if (text === undefined) return undefined
  assert.deepEqual(parseArticle(text).frontMatter?.errors, [], text)
  return { text, omitted: filled.omitted }
}

describe('an article made from an archetype of Hugo', () => {
  it('has a headline with dollar signs as it was typed', () => {
    const name = '{{ replace .Name "-" " " | title }}'
    assert.equal(
      made(`---\ntitle: "${name}"\nseo:\n  title: "News: ${name}"\n---\n\n# ${name}\n`, { title: "US$$, A$'s fall, $&" })?.text,
      `---\ntitle: "US$$, A$'s fall, $&"\nseo:\n  title: "News: US$$, A$'s fall, $&"\n---\n\n# US$$, A$'s fall, $&\n\n`,
    )
  })

  it('has its fields, comments, order and text, with the headline and the date', () => {
    for (const title of [
      '"{{ replace .Name "-" " " | title }}"',
      '{{ humanize .Name }}',
      '"{{ replace .File.ContentBaseName `-` ` ` | title }}"',
      '',
    ])
      assert.equal(
        made(
          `---\n# House\ntitle: ${title}\ndate: {{ .Date }} # now\ndraft: true\nslug: {{ .Name }}\ntags: []\n---\n\nBy {{ .Name }} {{< ref "a" >}}\n\n<!--more-->\n`,
        )?.text,
        `---\n# House\ntitle: ${/"/.test(title) ? '"Trams: \\"later\\""' : '\'Trams: "later"\''}\ndate: ${now} # now\ndraft: true\nslug: night-trams\ntags: []\n---\n\nBy night-trams {{< ref "a" >}}\n\n<!--more-->\n\n`,
        title,
      )
  })

  it('is TOML where the archetype is, with quotes or without', () => {
    assert.equal(
      made(
        `+++\r\ndate = '{{ .Date }}'\r\ndraft = true\r\ntitle = '{{ replace .File.ContentBaseName "-" " " | title }}'\r\n[params]\r\nx = 1\r\n+++\r\n`,
        {
          author: '沈一舟',
        },
      )?.text,
      `+++\r\ndate = '${now}'\r\ndraft = true\r\ntitle = 'Trams: "later"'\r\nauthor = "沈一舟"\r\n[params]\r\nx = 1\r\n+++\r\n\r\n`,
    )
    assert.equal(
      made('+++\ntitle = "{{ .Name | title }}"\ndate = {{ .Date }}\n+++\n')?.text,
      `+++\ntitle = "Trams: \\"later\\""\ndate = ${now}\n+++\n\n`,
    )
  })

  it('has dates as the archetype writes them', () => {
    const day = (expression: string) => /day: (.*)/.exec(made(`---\ntitle: x\nday: ${expression}\n---\n`)?.text ?? '')?.[1]
    assert.equal(day('{{ now.Format "2006-01-02" }}'), '2025-03-09')
    assert.equal(day('{{ time.Now.Format "2006-01-02T15:04:05-07:00" }}'), now)
    assert.equal(day('{{ dateFormat "2006-01-02 15:04" .Date }}'), '2025-03-09 07:30')
    assert.equal(day('{{ .Date | time.Format "2006/01/02" }}'), '2025/03/09')
    assert.equal(day('{{ now.Year }}'), '2025')
    assert.equal(day('{{ now.Format "January 2, 2006" }}'), undefined)
  })

  it('leaves out what is not plain, and says so', () => {
    const result = made(
      '---\ntitle: {{ .Name | title }}\nsite: "{{ .Site.Title }}"\nowner: {{ getenv "USER" }}\n{{- /* note */}}\ntype: {{ .Type }}\n---\n{{ partial "x" }}\n',
    )
    assert.equal(result?.text, `---\ntitle: 'Trams: "later"'\ntype: posts\n---\n\n`)
    assert.deepEqual(result.omitted, ['{{ .Site.Title }}', '{{ getenv "USER" }}', '{{ partial "x" }}'])
    const body = made('---\ntitle: x\n---\n{{ range .Site.Pages }}\nx\n{{ end }}\n')
    assert.deepEqual([body?.text, body?.omitted.length], [`---\ntitle: 'Trams: "later"'\n---\n\n`, 1])
  })

  it('is not made from what cannot be read', () => {
    for (const template of [
      '',
      'No front matter\n',
      '---\ntitle: "{{ .Name }}\n---\n',
      '---\n{{ if true }}\ntitle: a\n{{ end }}\n---\n',
      '---\n- list\n---\n',
      '---\ntitle: a\n',
    ])
      assert.equal(made(template), undefined, template)
  })

  it('has the names that were asked for in the form of the archetype, and what all nearby articles have', () => {
    const beside = ['A', 'B', 'C'].map(
      (name) =>
        `---\ntitle: ${name}\ndate: 2024-01-05\ndraft: false\ntags: [${name}]\nimage: /${name}.jpg\ncomments: true\ncover:\n  image: x\nslug: ${name}\n---\n`,
    )
    assert.equal(
      made('---\ntitle: {{ .Name | title }}\ndate: {{ .Date }}\ndraft: true\ncategories:\n- news\n---\n', {
        beside,
        category: '本地',
        author: '沈一舟',
      })?.text,
      `---\ntitle: 'Trams: "later"'\ndate: ${now}\ndraft: true\ncategories:\n- 本地\nauthor: 沈一舟\ntags: []\nimage:\ncomments: true\n---\n\n`,
    )
  })
})

describe('a template in braces', () => {
  it('gets the fields that it lacks, if it is JSON', () => {
    const json = (fields: string) => `{\n  "draft": true${fields}\n}\n\n`
    assert.equal(made(json(''), { author: 'A' })?.text, json(`,\n  "title": "Trams: \\"later\\"",\n  "author": "A"`))
    assert.equal(made('{"title": ""\n}\n', { author: 'A' })?.text, '{"title": "Trams: \\"later\\"", "author": "A"\n}\n\n')
  })

  it('has the headline as one value, and is not used if a field cannot be added', () => {
    const flow = '---\n{title: {{ title }}, draft: true}\n---\n'
    const given = { dialect: 'generic', title: 'Trams, later' }
    assert.equal(made(flow, given)?.text, `---\n{title: 'Trams, later', draft: true}\n---\n\n`)
    assert.equal(made(flow, { ...given, author: 'A' }), undefined)
    assert.equal(made('---\n"{{ title }}": x\n---\n', { dialect: 'generic' }), undefined)
  })
})

describe('an article made from a scaffold of Hexo', () => {
  it('has its front matter filled in, and its text as it is', () =>
    assert.equal(
      made('---\ntitle: {{ title }}\ndate: {{ date }}\nupdated: {{ date }}\nlayout: {{ layout }}\ntags:\n---\nBody {{ title }}\n', {
        dialect: 'hexo',
      })?.text,
      `---\ntitle: 'Trams: "later"'\ndate: 2025-03-09 07:30:00\nupdated: 2025-03-09 07:30:00\nlayout: post\ntags:\n---\nBody {{ title }}\n\n`,
    ))

  it('leaves out what only Hexo knows', () => {
    const result = made('---\ntitle: "{{ title }}"\nother: {{ title | upper }}\n---\n', { dialect: 'hexo' })
    assert.deepEqual([result?.text, result?.omitted], [`---\ntitle: "Trams: \\"later\\""\n---\n\n`, ['{{ title | upper }}']])
    assert.equal(made('---\ntitle: {{ title }}\n{% if x %}a: 1{% endif %}\n---\n', { dialect: 'hexo' }), undefined)
  })
})

describe('an article made from a template of copydesk.yaml', () => {
  it('has headline, date, day and name of the file', () =>
    assert.equal(
      made('---\ntitle: {{ title }}\npubDate: {{ date }}\nday: {{day}}\nslug: {{ slug }}\n---\n\n# {{ title }}\n', { dialect: 'astro' })
        ?.text,
      `---\ntitle: 'Trams: "later"'\npubDate: ${now}\nday: 2025-03-09\nslug: night-trams\n---\n\n# Trams: "later"\n\n`,
    ))
})

describe('a long template', () => {
  it('is read once, in time that grows with its length', () => {
    const length = 90_000
    const head = '---\ntitle: x\n---\n'
    for (const body of [' '.repeat(length), `${'\n'.repeat(length)}x`, `{{${' '.repeat(length)}x`, '{{ '.repeat(length / 3)])
      assert.ok(made(head + body, { dialect: 'generic' }))
    assert.equal(made('{{/* a */}}'.repeat(length / 11)), undefined)
  })
})

describe('the template of a new article', () => {
  const place = { isBundle: false, isDraft: false, themes: ['paper'] }

  it('is that of its section, of a theme too, otherwise the default (Hugo)', () => {
    const { templates } = generatorFor('hugo').newArticles
    assert.deepEqual(templates?.paths({ ...place, path: 'content/news/x.md' }), [
      'archetypes/news.md',
      'themes/paper/archetypes/news.md',
      'archetypes/default.md',
      'themes/paper/archetypes/default.md',
    ])
    assert.deepEqual(templates.paths({ ...place, path: 'content/news/x/index.md', isBundle: true, themes: [] }), [
      'archetypes/news/index.md',
      'archetypes/news.md',
      'archetypes/default.md',
    ])
    assert.deepEqual(templates.paths({ ...place, path: 'content/x.md', themes: [] }), ['archetypes/default.md'])
  })

  it('is that of posts or of drafts (Hexo)', () => {
    const { templates } = generatorFor('hexo').newArticles
    assert.deepEqual(templates?.paths({ ...place, path: 'source/_posts/x.md' }), ['scaffolds/post.md'])
    assert.deepEqual(templates.paths({ ...place, path: 'source/_drafts/x.md', isDraft: true }), ['scaffolds/draft.md'])
  })
})
