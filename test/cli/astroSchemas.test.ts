import assert from 'node:assert/strict'
import { memoryFiles, run, type Content } from './memory'

const date = { type: 'string', format: 'date-time' }

/** A schema as Astro 7 writes it for a collection whose schema is in zod. */
const blog = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    title: { type: 'string' },
    day: date,
    edited: { anyOf: [date, { type: 'null' }] },
    stamp: { type: 'string', format: 'date-time', pattern: '^\\d{4}-\\d{2}-\\d{2}T.*Z$' },
    pages: { type: 'number' },
    tags: { type: 'array', items: { type: 'string' } },
    $schema: { type: 'string' },
  },
  required: ['title', 'day'],
}

/** The same as older versions write it. */
const older = {
  $ref: '#/definitions/blog',
  definitions: {
    blog: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        day: { anyOf: [date, { type: 'string', format: 'date' }, { type: 'integer', format: 'unix-time' }] },
        $schema: { type: 'string' },
      },
      required: ['title', 'day'],
      additionalProperties: false,
    },
  },
  $schema: 'http://json-schema.org/draft-07/schema#',
}

async function check(fields: string, files: Readonly<Record<string, Content>> = {}) {
  const content: Readonly<Record<string, Content>> = {
    'site/astro.config.mjs': '',
    'site/.astro/collections/blog.schema.json': JSON.stringify(blog),
    'site/src/content/blog/harbour.md': `---\n${fields}\n---\nBoats left.\n`,
    ...files,
  }
  const { out } = await run(memoryFiles(content), ['check', '--format', 'json'])
  const { problems } = JSON.parse(out) as { problems: { ruleId: string; severity: string; line: number; message: string }[] }
  return problems.filter(({ ruleId }) => ruleId === 'fm-schema').map(({ severity, message }) => `${severity} ${message}`)
}

describe('The schemas that Astro writes', () => {
  it('are used for the articles of their collection', async () => {
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\npages: "5"'), ['error “pages” should be a number, not text.'])
    assert.deepEqual(await check('title: Harbour'), ['error “day” is missing.'])
    const other = '---\ntitle: Harbour\npages: "5"\n---\n'
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12', { 'site/src/content/notes/a.md': other, 'site/src/a.md': other }), [])
  })

  it('are not used where the site names a schema, or has another generator', async () => {
    const wrong = 'title: Harbour\nday: 2022-01-12\npages: "5"'
    assert.deepEqual(await check(wrong, { 'site/copydesk.yaml': 'schema: own.json\n', 'site/own.json': '{}' }), [])
    assert.deepEqual(await check(wrong, { 'site/copydesk.yaml': 'dialect: hugo\n' }), [])
  })

  it('are found if copydesk.yaml is in another folder than the site', async () => {
    const wrong = 'title: Harbour\nday: 2022-01-12\npages: "5"'
    assert.equal((await check(wrong, { 'copydesk.yaml': 'articles: ["site/src/**"]\n' })).length, 1)
  })

  it('are no problem if they are missing or broken', async () => {
    for (const text of ['{', '[]', '{"$ref": "other.json"}', '{"$ref": "../../../secret.json"}'])
      assert.deepEqual(await check('title: Harbour\nday: x', { 'site/.astro/collections/blog.schema.json': text }), [], text)
  })

  it('accept dates as Astro reads them', async () => {
    for (const day of [
      '2022-01-12',
      '2022-01-12 10:00:00',
      '2022-01-12T10:00:00+08:00',
      '"2022-01-12T10:00:00Z"',
      '"2022-01-12"',
      // Read by z.coerce.date() only, which the schema does not say.
      '2022-01-12 10:00',
      '2022/01/12',
      'Jan 12, 2022',
      '"2022"',
    ])
      assert.deepEqual(await check(`title: Harbour\nday: ${day}`), [], day)
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nedited: 2022-01-13 10:00:00'), [])
    for (const day of ['nope', '"nope"', '2022年1月12日', '[2022-01-12]', 'true', ''])
      assert.equal((await check(`title: Harbour\nday: ${day}`)).length, 1, day)
  })

  it('refuse a date where they want text', async () => {
    const found = ['error “title” should be text, not a date.']
    assert.deepEqual(await check('title: 2022-01-05\nday: 2022-01-12'), found)
    assert.deepEqual(await check('title: 2022-01-05T10:00:00Z\nday: 2022-01-12'), found)
    for (const title of ['"2022-01-05"', '2022-1-5', 'Harbour 2022-01-05', '2022-01-05 10:00'])
      assert.deepEqual(await check(`title: ${title}\nday: 2022-01-12`), [], title)
    assert.deepEqual(await check('title: 0123\nday: 2022-01-12'), ['error “title” should be text, not a number.'])
    assert.deepEqual(await check('title: 300\nday: 2022-01-12'), ['error “title” should be text, not a number.'])
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\ntags: [port, 2022-01-05]'), ['error “tags” should be text, not a date.'])
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nstamp: 2022-01-12T10:00:00Z'), [
      'error “stamp” should be text, not a date.',
    ])
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nstamp: "2022-01-12T10:00:00Z"'), [])
  })

  it('say nothing of keys that Astro ignores', async () => {
    const files = { 'site/.astro/collections/blog.schema.json': JSON.stringify(older) }
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nslug: x', files), [])
    assert.deepEqual(await check('title: [Harbour]\nday: 2022-01-12 10:00:00\nslug: x', files), [
      'error “title” should be text, not a list.',
    ])
  })

  it('refuse other keys where Astro stops at them', async () => {
    const files = { 'site/.astro/collections/blog.schema.json': JSON.stringify({ ...blog, additionalProperties: false }) }
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nslug: x', files), ['error “slug” is not a known key here.'])
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nslug: x'), [])
  })

  it('are read so too if copydesk.yaml or the article names the file', async () => {
    const files = { 'site/.astro/collections/blog.schema.json': JSON.stringify(older) }
    const named = { ...files, 'site/copydesk.yaml': 'dialect: astro\nschema: .astro/collections/blog.schema.json\n' }
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nslug: x', named), [])
    assert.deepEqual(await check('title: Harbour\nslug: x', named), ['error “day” is missing.'])
    const reference = '$schema: ../../../.astro/collections/blog.schema.json\n'
    assert.deepEqual(await check(`${reference}title: Harbour\nday: 2022-01-12\nslug: x`, files), [])
    // The schema of somebody else means what it says.
    const own = { 'site/own.json': JSON.stringify(older), 'site/copydesk.yaml': 'dialect: astro\nschema: own.json\n' }
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12\nslug: x', own), ['error “slug” is not a known key here.'])
  })

  it('check dates in the same way if copydesk.yaml names the file', async () => {
    const named = { 'site/copydesk.yaml': 'schema: .astro/collections/blog.schema.json\n' }
    assert.deepEqual(await check('title: Harbour\nday: 2022-01-12', named), [])
    assert.deepEqual(await check('title: 2022-01-05\nday: 2022-01-12 10:00:00', named), ['error “title” should be text, not a date.'])
  })
})
