import assert from 'node:assert/strict'
import { generatorNamed } from '../../../src/core/generators/generators'
import { recordedResults } from '../../sites/recorded'

describe('the pages of tags, against the record', () => {
  it('two spellings have one page where Hugo makes one', () => {
    const page = generatorNamed('hugo')?.taxonomies.page ?? String
    let compared = 0
    for (const [id, result] of Object.entries(recordedResults('hugo'))) {
      if (!id.startsWith('taxonomies: tags:')) continue
      const terms = (result.tags ?? []).map((tag) => String(tag).split('|'))
      const links = new Set(terms.map(([, link]) => link))
      assert.equal(new Set(terms.map(([name = '']) => page(name))).size, links.size, id)
      compared++
    }
    assert.ok(compared > 5)
    assert.equal(page('Port News'), page('PORT-NEWS'))
    assert.notEqual(page('Port.News'), page('Port News'))
  })
})
