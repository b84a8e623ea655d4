import assert from 'node:assert/strict'
import { dialectFor } from '../generatorFor'
import { printAgreement, recordedBodies } from './recordedBodies'
import { publishedBlocks, shownBlocks } from './shownPage'

const notesInSection = 'The list of footnotes is in a <section>, for all generators.'

const tag = 'Template tags are shown by their names.'
const emptyAddress = 'Hugo empties an address that runs a script; the sanitizer takes it away.'
const tildes = 'Three tildes are two marks for goldmark, one in the other.'
const goldmark = {
  'a[^1]\n\n[^1]: note': notesInSection,
  'a[^1] b[^x y]\n\n[^1]: c\n\n    d\n[^x y]: e': 'The label of a footnote has no space here.',
  '~a~ ~~b~~ ~~~c~~~': tildes,
  '~~a~~ ~b~ ~~~c~~~': tildes,
  '[r]: /a(b\n\n[r]': 'In goldmark, a parenthesis in the address of a definition may be left open.',
}

/** The bodies of which the preview differs on purpose, by generator, and why. */
const onPurpose: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hexo: {
    'a {% raw %}{:.b}{% endraw %}': tag,
    '##a\n===': 'In marked, no heading is made of a line that starts with #.',
  },
  jekyll: {
    'a {% raw %}{:.b}{% endraw %}': tag,
    '* a\n{:toc}': 'There is no table of contents of an article without headings.',
    'a[^1]\n\n[^1]: note': notesInSection,
    'a[^1] b[^x-y] c[^none]\n\n[^1]: *d*\n\n    e\n[^x-y]:\n    f': notesInSection,
    'a[^1] b[^1]\n\n[^1]: c': notesInSection,
    'a[^1]\n\n[^1]: - b\n    - c': notesInSection,
    'a[^1]\n\n[^1]: b\nc': notesInSection,
    '*[HTML]: Hyper\n\nHTML': 'Abbreviations are not marked.',
  },
  astro: {},
  hugo: goldmark,
  'hugo {"html":false}': {
    ...goldmark,
    '[x](javascript:a())': emptyAddress,
    '[a](javascript:b) ![c](javascript:d)': emptyAddress,
  },
}

/** The run of the record, where that is not `usual`. */
const runs: Readonly<Record<string, string>> = { 'hugo {"html":false}': 'default' }

describe('the preview, against what the generators publish', () => {
  for (const generator of Object.keys(onPurpose))
    it(`${generator}: shows each recorded body as it is published`, () => {
      const groups = ['bodies', 'signs', 'kramdown', 'goldmark', 'losses']
      const bodies = groups
        .flatMap((group) => recordedBodies(generator.split(' ')[0] ?? '', runs[generator] ?? 'usual', group))
        .filter(({ stops }) => !stops)
      assert.ok(bodies.length > 100)
      const reasons = onPurpose[generator] ?? {}
      const wrong = bodies.flatMap(({ body, html }) => {
        const [site, preview] = [publishedBlocks(html).join('⏎'), shownBlocks(`${body}\n`, dialectFor(generator)).join('⏎')]
        return site === preview ? [] : { body, site, preview }
      })
      assert.deepEqual(
        wrong.filter(({ body }) => !(body in reasons)),
        [],
      )
      printAgreement(generator, bodies.length, wrong.length)
    })
})
