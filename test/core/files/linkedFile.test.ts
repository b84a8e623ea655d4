import assert from 'node:assert/strict'
import { listingsOf } from '../../../src/core/files/folderListing'
import { findLinkedFile } from '../../../src/core/files/linkedFile'
import type { SiteFiles } from '../../../src/core/files/localFile'

const files = [
  '/w/site/content/en/news/ferry-timetable.md',
  '/w/site/content/en/news/harbour-budget-2023.md',
  '/w/site/content/en/news/pilots.zh.md',
  '/w/site/content/en/news/quay/index.md',
  '/w/site/content/en/news/quay/plan.pdf',
  '/w/site/content/en/news/quay/tolls.pdf',
  '/w/site/content/en/about.md',
  '/w/site/static/files/Report.pdf',
  '/w/site/static/files/map.zip',
  '/w/site/static/images/boat.jpg',
]

function siteOf(document = '/w/site/content/en/news/ferry-timetable.md', unknown: readonly string[] = []): SiteFiles {
  const listings = listingsOf(files)
  return {
    places: { document, roots: ['/w/site/static'], maybeRoots: [], content: ['/w/site/content'], themes: [], within: '/w' },
    view: {
      list: (folder) => (unknown.includes(folder) ? undefined : (listings.get(folder) ?? 'missing')),
      read: () => undefined,
      text: () => 'missing' as const,
    },
  }
}

/** `there`, `missing`, `unknown`; behind a space the name that the file has, or that is near. */
function found(address: string, site = siteOf()): string {
  const file = findLinkedFile(address, site)
  if (!file) return 'unknown'
  const other = file.kind === 'there' ? file.otherCase : file.near
  return other ? `${file.kind} ${other.names.join('/')}` : file.kind
}

describe('the file that a link names', () => {
  it('is found from the page, the roots, the folders with content and those above the page', () => {
    for (const address of [
      'harbour-budget-2023.md',
      './quay/index.md#top',
      '../about.md?x=1',
      '/en/news/quay/index.md',
      '/news/quay/index.md',
      '/about.md',
      '@/en/about.md',
      '/files/map.zip',
      'quay/plan.pdf',
      '/images/boat.jpg',
    ])
      assert.equal(found(address), 'there', address)
  })

  it('is missing where others of its sort are', () => {
    assert.equal(found('dredging.md'), 'missing')
    assert.equal(found('./quay/dredging.md'), 'missing')
    assert.equal(found('quay/dredging.pdf'), 'missing')
    assert.equal(found('/files/dredging.zip'), 'missing')
    assert.equal(found('/images/dredging.png'), 'missing')
    assert.equal(found('@/en/news/dredging.md'), 'missing')
  })

  it('may have been meant where one other is called nearly so, in figures alike', () => {
    assert.equal(found('ferry-timtable.md'), 'missing ferry-timetable.md')
    assert.equal(found('harbour-budget-2024.md'), 'missing')
    assert.equal(found('/fils/map.zip'), 'missing /files/map.zip')
    assert.equal(found('/files/report.pdf'), 'there /files/Report.pdf')
  })

  it('is not known where nothing says that it should be there', () => {
    for (const address of [
      '/dredging/budget.md',
      '/files/dredging.mp3',
      'dredging.pdf',
      'dredging.html',
      '/feed.xml',
      '/news/dredging/',
      '../../../../../etc/passwd.md',
      'example.org',
      'www.example.md',
      'desk@example.md',
      'pilots.md',
      '@/fr/about.md',
      '@site/docs/about.md',
      '/news/v1.2',
    ])
      assert.equal(found(address), 'unknown', address)
  })

  it('is not known while its folder is not', () => {
    assert.equal(found('dredging.md', siteOf(undefined, ['/w/site/content/en/news'])), 'unknown')
    assert.equal(found('/files/dredging.zip', siteOf(undefined, ['/w/site/static/files'])), 'unknown')
  })
})
