import assert from 'node:assert/strict'
import { pathsMeant } from '../../../src/core/files/siteAddress'

const places = { document: '/site/source/_posts/harbour.md', roots: ['/site/source', '/site/'], within: '/site' }
const meant = (address: string) => pathsMeant(address, places)

describe('addresses of files', () => {
  it('start from the article, or the folder of its name', () => {
    assert.deepEqual(meant('a.jpg'), ['/site/source/_posts/a.jpg', '/site/source/_posts/harbour/a.jpg'])
    assert.deepEqual(meant('./图/a%20b.jpg?x=1#y'), ['/site/source/_posts/图/a b.jpg', '/site/source/_posts/harbour/图/a b.jpg'])
    assert.deepEqual(meant('..\\images\\a.jpg'), ['/site/source/images/a.jpg', '/site/source/_posts/images/a.jpg'])
  })

  it('start from the roots of the site', () => {
    assert.deepEqual(meant('/images/a.jpg'), ['/site/source/images/a.jpg', '/site/images/a.jpg'])
    assert.deepEqual(meant('//images//a.jpg'), ['/site/source/images/a.jpg', '/site/images/a.jpg'])
  })

  it('never lead out of the workspace, nor out of a root', () => {
    assert.deepEqual(meant('../../../../etc/passwd'), [])
    assert.deepEqual(meant('%2e%2e/../../../../site2/a.jpg'), [])
    assert.deepEqual(meant('/../a.jpg'), [])
    assert.deepEqual(meant('../../../..'), [])
    for (const nothing of ['', '?', '#top', 'a%00.jpg']) assert.deepEqual(meant(nothing), [], nothing)
    assert.deepEqual(meant('100%.jpg')[0], '/site/source/_posts/100%.jpg')
  })
})
