import assert from 'node:assert/strict'
import { tagNamesIn } from '../../src/core/templates/usedTags'
import { exclusionBy } from '../../src/corpus/indexing/exclusion'
import { tagSearchLimits } from '../../src/corpus/indexing/readTags'
import { searchBodies } from '../../src/corpus/indexing/searchBodies'
import { TagUses } from '../../src/corpus/tagUses'
import { simulatedFiles } from './indexing/simulatedFiles'

describe('uses of template tags', () => {
  it('are found in a text', () => {
    assert.deepEqual(
      [...tagNamesIn('{% note %} {%- ferry-card a -%} {{< map/quay "x" >}} {{% box %}} {{ a | tide: 1 | quay }}')],
      ['note', 'ferry-card', 'map/quay', 'box', 'tide', 'quay'],
    )
    assert.deepEqual([...tagNamesIn('| a | b |\n{{ x }} {%} {{<')], [])
  })

  it('are counted over the other articles, up to five', () => {
    const uses = new TagUses()
    for (const path of ['a', 'b', 'c']) uses.add(path, ['ferry'])
    assert.deepEqual([uses.others('ferry', 'a'), uses.others('ferry', 'z'), uses.others('note', 'a')], [2, 3, 0])
    for (let number = 0; number < 9; number++) uses.add(String(number), ['ferry'])
    assert.deepEqual([uses.others('ferry', 'a'), uses.others('ferry', 'z')], [5, 5])
  })

  it('count from when a file is an article, until it is none', () => {
    const articles = new Set<string>()
    const uses = new TagUses((path) => articles.has(path))
    for (const path of ['a', 'b', 'c']) uses.add(path, ['ferry'])
    assert.equal(uses.others('ferry', 'z'), 0)
    for (const path of ['a', 'b', 'z']) articles.add(path)
    assert.equal(uses.others('ferry', 'z'), 2)
    articles.delete('b')
    assert.equal(uses.others('ferry', 'z'), 1)
  })

  it('are read from the files of a folder, with a few files for each tag and site', () => {
    const many = Array.from({ length: 30 }, (_, number) => [`site/a${number}.md`, 'Text {% ferry %}'])
    const disk = simulatedFiles({
      ...Object.fromEntries(many),
      'other/b.md': 'Text {% ferry %} {% note %}',
      'other/c.txt': '{% ferry %}',
      'node_modules/d.md': '{% ferry %}',
      'plain.md': 'Text',
    })
    const found = searchBodies(disk, exclusionBy([], []), { kind: 'tags', sites: ['site/', 'other/'] })
    assert.equal(found.filter(([path]) => path.startsWith('site/')).length, tagSearchLimits.named)
    assert.deepEqual(
      found.filter(([path]) => !path.startsWith('site/')),
      [['other/b.md', ['ferry', 'note']]],
    )
  })
})
