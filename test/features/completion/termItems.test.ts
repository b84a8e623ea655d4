import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { HouseList } from '../../../src/core/style/houseList'
import { applyEdits } from '../../../src/core/text/text'
import { termItems } from '../../../src/features/completion/termItems'

const list = new HouseList([
  { prefer: 'Kyiv', instead: ['Kiev'], reason: 'the name that its government uses' },
  { prefer: 'New York City', instead: ['NYC'] },
  { prefer: '雅加达', instead: ['椰城', '椰加达'] },
  { prefer: 'UK', instead: ['Britain'], scope: ['headline'] },
  { prefer: undefined, instead: ['kindly'] },
  { prefer: 'a_b*c', instead: ['kilo'] },
])

/** The items at the mark `|`, and what the first of them makes of the text. */
function offered(marked: string): { readonly labels: readonly string[]; readonly first: string | undefined } {
  const text = marked.replace('|', '')
  const items = termItems(parseArticle(text), marked.indexOf('|'), list)
  const [item] = items
  return {
    labels: items.map(({ label }) => label),
    first: item && applyEdits(text, [{ range: item.range, newText: item.newText }]),
  }
}

describe('completion of the house list', () => {
  it('offers the preferred form for the start of a wrong one, or of itself', () => {
    for (const written of ['Ki', 'Kiev', 'ki', 'Ky'])
      assert.equal(offered(`In **${written}|**, 👍\r\n`).first, 'In **Kyiv**, 👍\r\n', written)
    assert.equal(offered('来自椰|的船\n').first, '来自雅加达的船\n')
    assert.equal(offered('来自椰加|的船\n').first, '来自雅加达的船\n')
    assert.equal(offered('<p>To New Yo|</p>\n').first, '<p>To New York City</p>\n')
    assert.equal(offered("---\ntitle: 'On Brit|'\n---\n").first, "---\ntitle: 'On UK'\n---\n")
  })

  it('offers nothing for one letter, in a word, in code, for another place, or for words that could be read as markup', () => {
    for (const marked of ['K|', 'Ki|ng', '`Ki|`', '[x](Ki|)', 'Brit|', 'Kyiv|', 'kind|', 'kil|', '|', 'Ki |', 'x椰y|'])
      assert.deepEqual(offered(`${marked}\n`).labels, [], marked)
  })

  it('says why', () => {
    const [item] = termItems(parseArticle('Kie\n'), 3, list)
    assert.deepEqual([item?.detail, item?.documentation], ['instead of “Kiev”', 'the name that its government uses'])
  })
})
