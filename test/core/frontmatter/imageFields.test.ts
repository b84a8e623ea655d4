import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { imageValues, isImageField, usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { imageFieldsOf } from '../../../src/core/schema/imageFieldsOf'

const at = (path: string) => path.split('.')
const images = (front: string, fields = usualImageFields) =>
  [...imageValues(parseArticle(front).frontMatter, fields)].map(({ path, node }) => `${path.join('.')} ${node.value}`)

describe('image fields', () => {
  it('have a usual name in any notation', () => {
    for (const key of ['headimg', 'heroImage', 'hero_image', 'hero-img', 'cover', 'featuredImage', 'feature_image', 'og_image', 'OGImage'])
      assert.ok(isImageField(key) && usualImageFields.isHead([key]), key)
    for (const key of ['thumbnail', 'images', 'photos']) assert.ok(isImageField(key) && !usualImageFields.isHead([key]), key)
    for (const key of ['title', 'imagery', 'docker_image', 'coverage', 'constructor', '', 'img'.repeat(20_000)])
      assert.ok(!isImageField(key), key)
  })

  it('may be in maps and lists', () => {
    for (const path of [
      'cover.image',
      'cover.src',
      'image.path',
      'params.heroImage',
      'header.overlay.image',
      'resources.src',
      'images.src',
    ])
      assert.ok(usualImageFields.isImage(at(path)), path)
    for (const path of ['cover.caption', 'cover.alt', 'links.src', 'video.url', 'resources.title', 'resources.params.src'])
      assert.ok(!usualImageFields.isImage(at(path)), path)
    const yaml =
      '---\ntitle: x\ncover:\n  image: a.jpg\n  alt: A\nresources:\n  - src: b.jpg\n    title: B\nimages: [c.jpg, { src: d.jpg }]\n---\n'
    const expected = ['cover.image a.jpg', 'resources.src b.jpg', 'images c.jpg', 'images.src d.jpg']
    assert.deepEqual(images(yaml), expected)
    const toml =
      '+++\ntitle = "x"\nimages = ["c.jpg", { src = "d.jpg" }]\n[cover]\nimage = "a.jpg"\nalt = "A"\n[[resources]]\nsrc = "b.jpg"\n+++\n'
    assert.deepEqual(images(toml).sort(), [...expected].sort())
    const json = '{"title":"x","cover":{"image":"a.jpg"},"resources":[{"src":"b.jpg"}],"images":["c.jpg",{"src":"d.jpg"}]}\n'
    assert.deepEqual(images(json), expected)
  })

  it('have no images in front matter with syntax errors, and none that are no texts', () => {
    assert.deepEqual(images('---\ncover: a.jpg\n- x\n---\n'), [])
    assert.deepEqual(images('---\ncover: true\nimage:\nbanner: 12\n---\n'), [])
    assert.deepEqual(images('body\n'), [])
  })

  it('are named by schemas and settings', () => {
    const { fields } = compileSchema({
      properties: {
        lead: { properties: { picture: { type: 'string', 'copydesk:image': 'head' }, credit: { type: 'string' } } },
        gallery: { type: 'array', items: { type: 'object', properties: { file: { type: 'string', format: 'copydesk:image' } } } },
        logos: { type: 'array', items: { type: 'string', 'copydesk:image': true } },
        portrait: { format: 'image-path' },
        other: { 'copydesk:image': false },
      },
    })
    const site = imageFieldsOf(fields, ['opener', 'social.card'])
    for (const path of ['lead.picture', 'gallery.file', 'logos', 'portrait', 'opener', 'social.card', 'cover'])
      assert.ok(site.isImage(at(path)), path)
    for (const path of ['lead', 'lead.credit', 'gallery', 'other', 'card', 'social']) assert.ok(!site.isImage(at(path)), path)
    const heads = ['thumbnail', 'cover', 'portrait', 'lead.picture', 'social.card', 'opener'].filter((path) => site.isHead(at(path)))
    assert.deepEqual(heads, ['cover', 'lead.picture', 'social.card', 'opener'])
    const ranked = heads.sort((a, b) => (site.headRank(at(a)) ?? 0) - (site.headRank(at(b)) ?? 0))
    assert.deepEqual(ranked, ['opener', 'social.card', 'lead.picture', 'cover'])
  })
})
