import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema, defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'
import { addCorrection, type CorrectionSources } from '../../../src/features/corrections/addCorrection'
import { sources } from '../articleForm/formSamples'

const clock = { now: Date.UTC(2024, 0, 5, 20), zoneMinutes: () => 480 }
const usual: CorrectionSources = { ...sources, clock, schema: defaultArticleSchema() }
const withSchema = (properties: Record<string, unknown>): CorrectionSources => ({ ...usual, schema: compileSchema({ properties }) })
const note = 'It opens on Friday: not on Monday.'

/** The text after a correction, which must change nothing else; '' if it is refused. */
function corrected(text: string, used = usual, said = note): string {
  const { edits, refused } = addCorrection(parseArticle(text), said, used)
  assert.notEqual(edits === undefined, refused === undefined)
  return edits ? applyEdits(text, edits) : ''
}
const block = (fields: string) => `---\n${fields}\n---\n\nBody\n`
const entry = `date: 2024-01-06\n    text: 'It opens on Friday: not on Monday.'`
const flow = `{date: 2024-01-06, text: 'It opens on Friday: not on Monday.'}`
const json = '{"date": "2024-01-06", "text": "It opens on Friday: not on Monday."}'

describe('a correction', () => {
  for (const [name, before, after] of [
    ['is a list of its own', 'title: A\ntags: [a]', `title: A\ntags: [a]\ncorrections:\n  - ${entry}`],
    [
      'is added to those that are there, in their order of keys',
      'corrections:\n- text: Old\n  date: 2024-01-01 # desk\ntitle: A',
      `corrections:\n- text: Old\n  date: 2024-01-01 # desk\n- text: 'It opens on Friday: not on Monday.'\n  date: 2024-01-06\ntitle: A`,
    ],
    ['is added to brackets', 'corrections: [{date: 2024-01-01, text: A}]', `corrections: [{date: 2024-01-01, text: A}, ${flow}]`],
    ['fills an empty field', 'title: A\ncorrections:\ntags: [a]', `title: A\ncorrections: [${flow}]\ntags: [a]`],
    ['fills empty brackets', 'corrections: [] # none', `corrections: [${flow}] # none`],
    [
      'is a text where the others are',
      'corrections:\n  - Old',
      `corrections:\n  - Old\n  - '2024-01-06: It opens on Friday: not on Monday.'`,
    ],
    ['follows the text of a single one', 'correction: Old.', `correction: 'Old. 2024-01-06: It opens on Friday: not on Monday.'`],
    [
      'follows the lines of a single one',
      'correction: |\n  Old.',
      `correction: |\n  Old.\n  2024-01-06: It opens on Friday: not on Monday.`,
    ],
    [
      'sets the date of the last change',
      'title: A\ndate: 2024-01-05T08:00:00+08:00\nupdated: "2024-01-05 09:00:00" # desk',
      `title: A\ndate: 2024-01-05T08:00:00+08:00\nupdated: "2024-01-06 04:00:00" # desk\ncorrections:\n  - ${entry}`,
    ],
    ['leaves a date of change that is no date', 'lastmod: soon\ncorrections: []', `lastmod: soon\ncorrections: [${flow}]`],
    [
      'sets the date of change that the generator has in a map',
      'title: A\nlast_update:\n  date: 2024-01-01\n  author: B\ncorrections: []',
      `title: A\nlast_update:\n  date: 2024-01-06\n  author: B\ncorrections: [${flow}]`,
    ],
  ] as const) {
    it(name, () => assert.equal(corrected(block(before)), block(after)))
    it(`${name}, with Windows line ends, after an emoji and in a full-width text`, () => {
      const dressed = (text: string) => block(`mood: 👩‍🚀\n${text}\ndeck: 港口，新`).replaceAll('\n', '\r\n')
      assert.equal(corrected(dressed(before)), dressed(after))
    })
  }

  it('is written in TOML and JSON', () => {
    assert.equal(
      corrected('+++\ntitle = "A"\nlastmod = 2024-01-01\n+++\n'),
      `+++\ntitle = "A"\ncorrections = [{date = 2024-01-06, text = "It opens on Friday: not on Monday."}]\nlastmod = 2024-01-06\n+++\n`,
    )
    const table = '[[corrections]]\ndate = 2024-01-06\ntext = "It opens on Friday: not on Monday."'
    assert.equal(
      corrected('+++\ntitle = "A"\n\n[[corrections]]\ndate = 2024-01-01\ntext = "Old" # desk\n\n[menu]\na = 1\n+++\n'),
      `+++\ntitle = "A"\n\n[[corrections]]\ndate = 2024-01-01\ntext = "Old" # desk\n\n${table}\n\n[menu]\na = 1\n+++\n`,
    )
    assert.equal(
      corrected('{\n  "title": "A",\n  "corrections": [\n    {"date": "2024-01-01", "text": "Old"}\n  ]\n}\n\nBody\n'),
      `{\n  "title": "A",\n  "corrections": [\n    {"date": "2024-01-01", "text": "Old"},\n    ${json}\n  ]\n}\n\nBody\n`,
    )
    assert.equal(corrected('{\n  "title": "A"\n}\n\nBody\n'), `{\n  "title": "A",\n  "corrections": [${json}]\n}\n\nBody\n`)
  })

  it('goes where the schema of the site says, in its words', () => {
    const errata = {
      type: 'array',
      'copydesk:correction': true,
      items: { type: 'object', properties: { what: { type: 'string' }, on: { format: 'date-time' } } },
    }
    const site = withSchema({ title: {}, date: {}, lastmod: { format: 'date' }, errata, tags: {} })
    assert.equal(
      corrected(block('title: A\ndate: 2024-01-05 08:00\ntags: [a]'), site, 'Two\n piers.'),
      block(`title: A\ndate: 2024-01-05 08:00\nlastmod: 2024-01-06\nerrata:\n  - 'on': 2024-01-06 04:00\n    what: Two piers.\ntags: [a]`),
    )
    const single = withSchema({ title: {}, correction: { type: 'string' } })
    assert.equal(corrected(block('title: A'), single, 'Two piers.'), block(`title: A\ncorrection: '2024-01-06: Two piers.'`))
    const texts = withSchema({ title: {}, corrections: { type: 'array', items: { type: 'string' } } })
    assert.equal(corrected(block('title: A'), texts, 'Two piers.'), block(`title: A\ncorrections: ['2024-01-06: Two piers.']`))
  })

  it('has signs that YAML does not allow as escapes', () =>
    assert.equal(
      corrected(block('title: A'), usual, 'Two\u0002 piers'),
      block('title: A\ncorrections:\n  - date: 2024-01-06\n    text: "Two\\u0002 piers"'),
    ))

  it('is refused where it has no place, and where other text would change', () => {
    assert.equal(corrected(block('title: A'), withSchema({ title: {} })), '')
    assert.equal(corrected(block('title: "A')), '')
    assert.equal(corrected('Body\n'), '')
    assert.equal(corrected(block('corrections: &all\n  - date: 2024-01-01\n    text: A\nothers: *all')), '')
    assert.equal(corrected(block('corrections: { date: 2024-01-01, text: A }')), '')
  })
})
