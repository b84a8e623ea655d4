import assert from 'node:assert/strict'
import { imageFieldsOf } from '../../../src/core/schema/imageFieldsOf'
import { headImagesIn } from '../../../src/preview/render/headImages'

const shown = (values: Readonly<Record<string, unknown>>, named: readonly string[] = []) =>
  headImagesIn(Object.entries(values), imageFieldsOf([], named)).map(({ path, address }) => `${path.join('.')} ${address}`)

describe('the images at the head', () => {
  it('are ordered by their fields, and the first of a map counts', () => {
    assert.deepEqual(shown({ thumbnail: 'c.jpg', image: ' b.jpg ', cover: { src: 'a2.jpg', image: 'a.jpg', alt: 'A' } }), [
      'cover.image a.jpg',
      'image b.jpg',
      'thumbnail c.jpg',
    ])
    assert.deepEqual(shown({ params: { heroImage: 'a.jpg' }, header: { teaser: 'x.jpg' }, links: [{ image: 'x.jpg' }] }), [
      'params.heroImage a.jpg',
    ])
    assert.deepEqual(shown({ images: ['a.jpg', { src: 'b.jpg', url: 'c.jpg' }, '', 3] }), ['images a.jpg', 'images.src b.jpg'])
    assert.deepEqual(shown({ image: true, cover: null, banner: new Date(0) }), [])
  })

  it('start with those that the settings name', () => {
    const values = { cover: 'c.jpg', lead: { photo: 'b.jpg' }, opener: 'a.jpg' }
    assert.deepEqual(shown(values, ['opener', 'lead.photo']), ['opener a.jpg', 'lead.photo b.jpg', 'cover c.jpg'])
    assert.deepEqual(shown(values), ['cover c.jpg'])
  })

  it('are found in bounded work', () => {
    let lists: unknown = ['a.jpg']
    for (let depth = 0; depth < 60; depth++) lists = [lists, lists]
    assert.ok(shown({ photos: lists }).length <= 100)
    assert.ok(shown({ other: lists, cover: 'a.jpg' }).length <= 1)
  })
})
