import assert from 'node:assert/strict'
import { generatorNamed } from '../../src/core/generators/generators'
import { articleWith, printAgreement, problemsOf, recordedBodies, type RecordedBody } from '../sites/recordedBodies'

/** The text that readers see, without code; a comment without an end hides what follows. */
function seen(html: string): string {
  return html
    .replace(/<!-->|<!--[\s\S]*?-->/g, '')
    .replace(/<!--(?!-?>)[\s\S]*/, '\uE004')
    .replace(/<(code|pre|figure class="highlight)[\s\S]*?<\/(?:code|pre|figure)>/g, '')
    .replace(/<\/?(?:b|strong|em|a|img)\b[^<>]*>/gi, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '\n')
    .replace(/&#x([\dA-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&ndash;', '–')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** What readers see of each mistake. The rule has to report it in these articles, and in no others. */
const signs: Readonly<Record<string, (text: string, body: RecordedBody) => boolean>> = {
  'comment-unclosed': (text) => /\uE004|<! ?[-–—]/.test(text),
  'heading-space': (text, { body }) => !body.startsWith('\\') && /^\s*(?:#{2,6}[^\s#]|＃|#[\p{sc=Han}]|##\u3000)/mu.test(text),
  'link-brackets': (text, { body }) =>
    !/\\\[|`\[|\[ \]/.test(body) && (/[[［]x[\]］][ \t]?[（(](?:\/|https?:)/.test(text) || /^！\[/.test(body)) && !/[“「]t/.test(text),
  'text-beside-comment': (text, { body, html }) => {
    const [, behind] = /^<!--.*-->(.*)$/m.exec(body) ?? []
    const isCut =
      body.includes('<!--more-->') && /\S *<!--more--> *\S/.test(body) && html.split('</p>').length > body.split(/\n\n/).length + 1
    return (
      /\*\*b|\]\(\/b\)/.test(text) || (behind === 'b' && !/>b/.test(html)) || (behind === '**b**' && !html.includes('<strong>b')) || isCut
    )
  },
  'attributes-shown': (text, { body }) => !/\{%/.test(body) && /\{(?::?\s*[.#]\w|:?\s*\w+=|:toc|::|:\/)[^{}]*\}/.test(text),
}

/** The bodies where a rule says another thing on purpose, or another rule says it. */
const onPurpose: Readonly<Record<string, string>> = {
  'heading-space: "＃ 标题" silent': 'One mark in the last paragraph may be a topic.',
  'heading-space: "##a\\n===" false': 'Docusaurus takes the first heading for the headline of the page.',
  'link-brackets: "[x] (/a)" silent': 'It may be a box of a task.',
}

describe('marks that readers see, and text that they lose', () => {
  for (const generator of ['hexo', 'jekyll', 'hugo', 'eleventy', 'astro', 'docusaurus'])
    it(`${generator}: are reported where the recorded page has them, and nowhere else`, () => {
      const bodies = recordedBodies(generator, 'usual', 'losses').filter(({ stops }) => !stops)
      assert.ok(bodies.length > 90)
      const wrong = Object.entries(signs).flatMap(([rule, sign]) =>
        bodies.flatMap((body) => {
          // Where plugins may read attributes, nothing is said.
          if (rule === 'attributes-shown' && !generatorNamed(generator)?.markdown.attributesShown) return []
          const expected = sign(seen(body.html), body)
          const reported = problemsOf(articleWith(body.body), generator, [rule]).length > 0
          return expected === reported ? [] : [`${rule}: ${JSON.stringify(body.body)} ${expected ? 'silent' : 'false'}`]
        }),
      )
      if (process.env['SHOW']) for (const one of wrong) console.log(`${generator} ${one}`)
      assert.deepEqual(
        wrong.filter((one) => !(one in onPurpose)),
        [],
      )
      printAgreement(generator, bodies.length, new Set(wrong).size)
    })
})
