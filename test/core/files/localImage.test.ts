import assert from 'node:assert/strict'
import { FolderListing, listingsOf } from '../../../src/core/files/folderListing'
import type { FileView, SitePlaces } from '../../../src/core/files/localFile'
import { findLocalImage, type AddressPlace } from '../../../src/core/files/localImage'

const file = { bytes: 1, content: { kind: 'empty' } } as const

function viewOf(files: readonly string[], unknown: readonly string[] = []): FileView {
  const listings = listingsOf(files)
  return {
    list: (folder) => (unknown.includes(folder) ? undefined : (listings.get(folder) ?? 'missing')),
    read: () => file,
    text: () => 'missing',
  }
}

const hexo: SitePlaces = {
  document: '/w/site/source/_posts/2024/harbour.md',
  roots: ['/w/site/source'],
  maybeRoots: ['/w'],
  content: [],
  themes: [
    { folder: '/w/site/themes', prefix: '', inside: 'source' },
    { folder: '/w/site/node_modules', prefix: 'hexo-theme-', inside: 'source' },
  ],
  within: '/w',
}

const files = [
  '/w/site/source/_posts/2024/harbour.md',
  '/w/site/source/images/Ferry.JPG',
  '/w/site/source/images/boat.jpg',
  '/w/site/source/images/北港 日出.jpg',
  '/w/site/source/images/cafe\u0301.png',
  '/w/site/source/images/2023/IMG_0411.jpg',
  '/w/site/source/logo.png',
  '/w/site/source/empty/.gitkeep',
  '/w/site/source/_posts/2024/harbour/quay.jpg',
  '/w/site/source/_posts/2024/pics/crane.jpg',
  '/w/site/themes/tide/source/images/avatar.gif',
  '/w/site/node_modules/hexo-theme-dock/source/images/dock.svg',
]

/** `there`, `missing`, `unknown`; behind a space the name that the file has, or that is near. */
function found(address: string, { place = 'body' as AddressPlace, view = viewOf(files), places = hexo } = {}): string {
  const image = findLocalImage(address, place, places, view)
  if (!image) return 'unknown'
  const other = image.kind === 'there' ? image.otherCase : image.near
  return other ? `${image.kind} ${other.names.join('/')}` : image.kind
}

describe('findLocalImage', () => {
  it('finds files from the root of the site, from the page, and in the folder of the post', () => {
    for (const address of [
      '/images/boat.jpg',
      '/images/boat.jpg?v=2#top',
      '/images/%E5%8C%97%E6%B8%AF%20%E6%97%A5%E5%87%BA.jpg',
      '/images/北港 日出.jpg',
      '../../images/boat.jpg',
      './pics/crane.jpg',
      'pics/crane.jpg',
      'quay.jpg',
      'harbour/quay.jpg',
      'images/boat.jpg',
      '/site/source/images/boat.jpg',
    ])
      assert.equal(found(address), 'there', address)
  })

  it('takes letters with accents for the same, however they are put together', () => {
    assert.equal(found('/images/caf\u00e9.png'), 'there')
    assert.equal(found('/images/cafe\u0301.png'), 'there')
    assert.equal(found('/images/CAF\u00c9.png'), 'there /images/cafe\u0301.png')
  })

  it('tells names that differ in the case of letters, of folders too', () => {
    assert.equal(found('/images/ferry.jpg'), 'there /images/Ferry.JPG')
    assert.equal(found('/Images/Ferry.JPG'), 'there /images/Ferry.JPG')
    assert.equal(found('../../IMAGES/BOAT.jpg'), 'there ../../images/boat.jpg')
    const two = viewOf([...files, '/w/site/source/images/FERRY.jpg'])
    const image = findLocalImage('/images/ferry.jpg', 'body', hexo, two)
    assert.ok(image?.kind === 'there' && image.otherCase?.sure === false)
    assert.equal(found('/images/Ferry.JPG', { view: two }), 'there')
  })

  it('misses a file where others are that it should be among', () => {
    assert.equal(found('/images/crane.jpg'), 'missing')
    assert.equal(found('/images/2023/harbour.png'), 'missing')
    assert.equal(found('quai-3.gif'), 'missing')
    assert.equal(found('/lighthouse.png'), 'missing')
  })

  it('offers the file that is called nearly so', () => {
    assert.equal(found('/images/baot.jpg'), 'missing /images/boat.jpg')
    assert.equal(found('/images/boat.jpeg'), 'missing /images/boat.jpg')
    assert.equal(found('/imges/boat.jpg'), 'missing /images/boat.jpg')
    assert.equal(found('../../image/boat.jpg'), 'missing ../../images/boat.jpg')
    // Another number is another picture.
    assert.equal(found('/images/2023/IMG_0412.jpg'), 'missing')
  })

  it('does not judge where nothing says that the file should be', () => {
    for (const address of [
      '/uploads/boat.jpg',
      '/empty/boat.jpg',
      '/assets/img/boat.jpg',
      'other/boat.jpg',
      '/images/boat.webp',
      '/images/avatar',
      '/images/',
      '/images',
      '../../../../../../etc/x.png',
      '/../../x.png',
      '',
      '/',
      '%',
      '/images/%00.png',
    ])
      assert.equal(found(address), 'unknown', address)
    // Themes make something of their own of these.
    assert.equal(found('crane.jpg', { place: 'field' }), 'unknown')
    assert.equal(found('./crane.jpg', { place: 'field' }), 'missing')
    assert.equal(found('boat.jpg', { place: 'field', places: { ...hexo, roots: ['/w/site/source/images'] } }), 'there')
  })

  it('leaves addresses alone that are none of files here', () => {
    for (const address of [
      'https://example.com/images/crane.jpg',
      '//example.com/images/crane.jpg',
      'data:image/png;base64,x.png',
      'C:\\images\\crane.jpg',
      '~/images/crane.jpg',
      '@site/static/images/crane.jpg',
      '{{ site.baseurl }}/images/crane.jpg',
      '/images/{{ page.slug }}.jpg',
      '/images/${name}.jpg',
      '#crane.jpg',
    ])
      assert.equal(found(address), 'unknown', address)
  })

  it('knows the pictures that a theme publishes', () => {
    assert.equal(found('/images/avatar.gif'), 'there')
    assert.equal(found('/images/dock.svg'), 'there')
    assert.equal(found('/images/avatar.gif', { places: { ...hexo, themes: [] } }), 'missing')
  })

  it('says nothing before all is known that may hold the file', () => {
    for (const folder of ['/w/site/source', '/w/site/source/images', '/w', '/w/site/themes'])
      assert.equal(found('/images/crane.jpg', { view: viewOf(files, [folder]) }), 'unknown', folder)
    assert.equal(found('/images/ferry.jpg', { view: viewOf(files, ['/w']) }), 'unknown')
    assert.equal(found('/images/boat.jpg', { view: viewOf(files, ['/w']) }), 'there')
  })

  it('misses nothing on a site without images, or without a root', () => {
    const bare = viewOf(['/w/site/source/_posts/2024/harbour.md'])
    for (const address of ['/images/boat.jpg', 'boat.jpg', '../boat.jpg', './boat.jpg', '/boat.jpg'])
      assert.equal(found(address, { view: bare }), 'unknown', address)
    const nowhere = { ...hexo, roots: [], themes: [] }
    assert.equal(found('/site/source/images/crane.jpg', { places: nowhere }), 'unknown')
    assert.equal(found('/site/source/images/boat.jpg', { places: nowhere }), 'there')
  })

  it('goes behind links', () => {
    const linked = (folder: string) =>
      new FolderListing(folder === '/w/site/source' ? [['images', 'link']] : folder.endsWith('images') ? [['a.jpg', 'link']] : [])
    assert.equal(found('/images/a.jpg', { view: { list: linked, read: () => file, text: () => 'missing' } }), 'there')
  })
})
