import assert from 'node:assert/strict'
import { usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { parseArticle } from '../../../src/core/article/article'
import { applyEdits } from '../../../src/core/text/text'
import { foldersMeant, imagePathAt, imagePathItems } from '../../../src/features/completion/imagePaths'

const places = { document: '/site/source/_posts/a.md', roots: ['/site/source', '/site'], within: '/site' }
const files: Readonly<Record<string, readonly string[]>> = {
  '/site': ['source/', 'package.json', 'node_modules/'],
  '/site/source': ['images/', '_posts/', 'logo.svg'],
  '/site/source/images': ['码头 一.jpg', 'a#b.png', 'notes.txt', 'old (2020)/', '.DS_Store', '长\u3000图.jpg'],
  '/site/source/_posts': ['a.md', 'pic.jpg', 'a/'],
  '/site/source/_posts/a': ['own.webp'],
}

/** The `|` is the cursor. */
function open(marked: string) {
  const offset = marked.indexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const path = imagePathAt(parseArticle(text), offset, usualImageFields)
  const listed = (path ? foldersMeant(path, places) : []).map((folder) => ({
    folder,
    entries: (files[folder.folder] ?? []).map((name) => ({ name: name.replace('/', ''), isFolder: name.endsWith('/') })),
  }))
  const items = path ? imagePathItems(path, listed) : []
  return { text, items, labels: items.map(({ label }) => label).sort() }
}

const field = (inner: string) => `---\ntitle: x\n${inner}\n---\n`
const body = (inner: string) => `---\ntitle: x\n---\n${inner}\n`

function accepted(marked: string, label: string): string {
  const { text, items } = open(marked)
  const item = items.find((candidate) => candidate.label === label)
  assert.ok(item, `${label} is not offered: ${items.map((candidate) => candidate.label).join()}`)
  return applyEdits(text, [item])
}

describe('image paths', () => {
  it('are relative to the page, its asset folder and the root of the site', () => {
    assert.deepEqual(open(field('headimg: |')).labels, ['/images/', '/logo.svg', '/source/', 'a/', 'own.webp', 'pic.jpg'])
    assert.deepEqual(open(field('headimg: /|')).labels, ['images/', 'logo.svg', 'source/'])
    const images = ['a#b.png', 'old (2020)/', '码头 一.jpg', '长\u3000图.jpg']
    assert.deepEqual(open(field('headimg: /images/|')).labels, images)
    assert.deepEqual(open(field('headimg: ../images/x|')).labels, images)
    assert.deepEqual(open(field('headimg: ../../../|')).labels, [])
    assert.deepEqual(open(field('headimg: https://example.com/|')).labels, [])
  })

  it('are offered for fields that hold images, and in the body', () => {
    for (const inner of ['photos:\n  - /|', 'cover: {src: /|}', 'image:\n  src: /|', "thumbnail: '/|'", 'banner: "/|'])
      assert.ok(open(field(inner)).labels.includes('images/'), inner)
    for (const inner of ['title: /|', 'image:\n  alt: /|', 'layout: |']) assert.deepEqual(open(field(inner)).labels, [], inner)
    for (const inner of ['<img src="/|">', '<video poster="/|', '![x](/|)']) assert.ok(open(body(inner)).labels.includes('images/'), inner)
    for (const inner of ['<a href="/|">', '[x](/|)', '/|', '```\n![](/|)\n```']) assert.deepEqual(open(body(inner)).labels, [], inner)
  })

  it('are offered for each address of a srcset', () => {
    assert.ok(open(body('<img srcset="|">')).labels.includes('/images/'))
    assert.equal(
      accepted(body('<source srcset="/a.webp 1x, /images/| 2x">'), '码头 一.jpg'),
      body('<source srcset="/a.webp 1x, /images/码头%20一.jpg 2x">'),
    )
    assert.equal(accepted(body('<img srcset="/images/|, /b.jpg 2x">'), 'a#b.png'), body('<img srcset="/images/a%23b.png, /b.jpg 2x">'))
    assert.deepEqual(open(body('<img srcset="/a.jpg 1|">')).labels, [])
  })

  it('leave to VS Code what it finds itself', () => {
    assert.deepEqual(open(body('![x](|)')).labels, ['/images/', '/logo.svg', 'own.webp'])
    assert.deepEqual(open(body('![x](/|)')).labels, ['images/', 'logo.svg'])
    assert.deepEqual(open(body('![x](../|)')).labels, [])
  })

  it('are written as their place needs', () => {
    assert.equal(accepted(field('headimg: /images/|'), '码头 一.jpg'), field('headimg: /images/码头 一.jpg'))
    assert.equal(accepted(field('headimg: /images/|'), 'a#b.png'), field('headimg: /images/a%23b.png'))
    assert.equal(accepted(field("headimg: '/ima|"), 'images/'), field("headimg: '/images/'"))
    assert.equal(accepted(field('cover: {src: /|, alt: x}'), 'images/'), field('cover: {src: /images/, alt: x}'))
    assert.equal(accepted(body('<img src="/images/|" alt>'), '码头 一.jpg'), body('<img src="/images/码头%20一.jpg" alt>'))
    assert.equal(accepted(body('![x](/images/|)'), '码头 一.jpg'), body('![x](/images/码头%20一.jpg)'))
    assert.equal(accepted(body('![x](</images/|>)'), '码头 一.jpg'), body('![x](</images/码头 一.jpg>)'))
    assert.equal(accepted(body('![x](/images/|)'), 'old (2020)/'), body('![x](/images/old%20%282020%29/)'))
    // U+3000 is white space that is not ASCII.
    assert.equal(accepted(body('<img src="/images/|">'), '长\u3000图.jpg'), body('<img src="/images/长%E3%80%80图.jpg">'))
  })

  it('go on inside the quotes of a folder, and name the file that is shown', () => {
    const { items } = open(field("headimg: '/|'"))
    assert.deepEqual(
      items.map(({ label, snippet, file, opensValues }) => [label, snippet, file, opensValues]),
      [
        ['images/', "'/images/$0'", undefined, true],
        ['logo.svg', undefined, '/site/source/logo.svg', undefined],
        ['source/', "'/source/$0'", undefined, true],
      ],
    )
  })
})
