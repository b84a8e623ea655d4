import assert from 'node:assert/strict'
import { loadHouseList } from '../../../src/core/style/styleSettings'
import { readSettings } from '../../../src/core/settings/settings'
import { rules } from '../../../src/rules'
import { hover, sources, texts } from './hoverSamples'

const { settings } = readSettings(
  'style:\n  terms: [{ prefer: Kyiv, instead: Kiev, reason: its own name, scope: [headline, body], language: en }, GitHub]\n  lists: names.txt\n',
  rules,
)
assert.ok(settings.style)
const houseList = loadHouseList(settings.style, () => ({ text: '# names\n椰城 -> 雅加达\nutilize ->\n' })).list
const from = sources({ houseList })

describe('hover over a word of the house list', () => {
  it('says what the list says, over both forms', () => {
    const kyiv = ['# Kyiv', 'Not: Kiev', 'its own name', 'Only for: headline, body, en', 'House list: copydesk.yaml']
    assert.deepEqual(texts(hover('In |Kiev|.\n', from)), kyiv)
    assert.deepEqual(texts(hover('In <b>|Kyiv|</b>.\r\n', from)), kyiv)
    assert.deepEqual(texts(hover('去|雅加达|。\n', from)), ['# 雅加达', 'Not: 椰城', 'House list: names.txt, line 2'])
    assert.deepEqual(texts(hover('They |utilize| it.\n', from)), ['# utilize', 'House list: names.txt, line 3'])
    assert.deepEqual(texts(hover('On |Github|.\n', from)), ['# GitHub', 'Not with other capital letters.', 'House list: copydesk.yaml'])
  })

  it('comes before what a field means, and not in code', () => {
    const parts = texts(hover('---\ntitle: To |Kiev|\n---\n', from))
    assert.equal(parts?.[0], '# Kyiv')
    assert.equal(parts?.at(-1), 'The headline.')
    assert.equal(hover('`|Kiev|`\n', from), undefined)
  })
})
