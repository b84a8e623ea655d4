import assert from 'node:assert/strict'
import { bodyStart, readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { textAt } from '../../../src/core/text/text'

describe('fences', () => {
  it('determine the language', () => {
    for (const [text, language, open, close] of [
      ['---\ntitle: a\n---\nBody', 'yaml', '---', '---'],
      ['---yaml\ntitle: a\n---\nBody', 'yaml', '---yaml', '---'],
      ['+++\ntitle = "a"\n+++\nBody', 'toml', '+++', '+++'],
      ['+++ \ntitle = "a"\n+++ \nBody', 'toml', '+++ ', '+++ '],
      ['---toml\ntitle = "a"\n---\nBody', 'toml', '---toml', '---'],
      ['--- TOML\ntitle = "a"\n---\nBody', 'toml', '--- TOML', '---'],
      ['---json\n{"title": "a"}\n---\nBody', 'json', '---json', '---'],
      [';;;\n"title": "a"\n;;;\nBody', 'json', ';;;', ';;;'],
      [';;;\n{"title": "a"}\n;;;\nBody', 'json', ';;;', ';;;'],
      ['"title": "a",\n"tags": []\n;;;\nBody', 'json', '', ';;;'],
      ['{"title": "a"}\nBody', 'json', '{', '}'],
      ['{\n  "title": "}",\n  "x": { "y": "\\"}" }\n}  \nBody', 'json', '{', '}'],
      ['---js\nprocess.exit(1)\n---\nBody', 'code', '---js', '---'],
      ['--- coffee\ntitle: 1\n---\nBody', 'code', '--- coffee', '---'],
      ['---xml\n<a/>\n---\nBody', 'other', '---xml', '---'],
      ['+++yml\na: 1\n+++\nBody', 'yaml', '+++yml', '+++'],
    ] as const) {
      for (const before of ['', '\ufeff', '\n \n', '\ufeff\r\n']) {
        const whole = before + text
        const found = readFrontMatter(whole)
        assert.ok(found?.close, whole)
        assert.deepEqual([found.language, textAt(whole, found.open), textAt(whole, found.close)], [language, open, close], whole)
        assert.equal(whole.slice(bodyStart(whole, found)), 'Body', whole)
        assert.deepEqual(found.errors, [], whole)
        const isKnown = language === 'yaml' || language === 'toml' || language === 'json'
        assert.equal(found.fields.length > 0, isKnown, whole)
      }
    }
  })

  it('that are never closed end at the first blank line', () => {
    for (const text of ['+++\ntitle = "a"\n\nBody', ';;;\n"title": "a"\n\nBody', '{\n"title": "a"\n\nBody']) {
      const found = readFrontMatter(text)
      assert.deepEqual([found?.close, found?.fields.map(({ key }) => key)], [undefined, ['title']], text)
      assert.equal(text.slice(bodyStart(text, found)), 'Body')
    }
  })

  it('that are malformed are recognized', () => {
    for (const [open, close] of [
      ['---', '———'],
      ['---', '--'],
      ['---', '-----'],
      ['---', ' ---'],
      ['---', '***'],
      ['---', '－－－ '],
      ['--', '---'],
      ['----', '----'],
      ['——', '——'],
      [' ---', '---'],
      ['\u3000---', '...'],
    ] as const)
      for (const eol of ['\n', '\r\n']) {
        const text = `${open}${eol}title: a${eol}${eol}date: b${eol}${close}${eol}Body${eol}${eol}----${eol}`
        const found = readFrontMatter(text)
        assert.ok(found?.close, JSON.stringify(text))
        assert.deepEqual([textAt(text, found.open), textAt(text, found.close)], [open, close])
        assert.deepEqual(
          found.malformed.map((line) => textAt(text, line)),
          [open, close].filter((line) => line !== '---' && line !== '...'),
        )
        assert.deepEqual(
          found.fields.map(({ key }) => key),
          ['title', 'date'],
        )
        assert.equal(text.slice(bodyStart(text, found)).slice(0, 4), 'Body')
      }
  })

  it('that are malformed are not recognized if the lines may be body text', () => {
    for (const text of [
      '--\ntitle: a\n--\n',
      '———\n\ntitle: a\ndate: b\n\nText\n',
      '----\nNote: a\nOther: b\n----\n',
      '***\ntitle: a\ndate: b\n***\n',
      'Text\n———\ntitle: a\ndate: b\n———\n',
      '—\ntitle: a\ndate: b\nText goes on\n——\n',
    ])
      assert.equal(readFrontMatter(text), undefined, JSON.stringify(text))
    for (const text of [
      '---\ntitle: a\nlead: |\n  b\n  ----\n  c\n---\nBody',
      '---\ntitle: a\n---\nBody\n\n———\n',
      '---\ntitle: a\n----\ndate: b\n---\nBody',
    ])
      assert.deepEqual(readFrontMatter(text)?.malformed, [], JSON.stringify(text))
  })

  it('are not found in ordinary Markdown', () => {
    for (const text of [
      '{{ page.title }}\n',
      '{% raw %}\n"title": 1\n{% endraw %}\n',
      '{{< figure src="a" >}}\n',
      '{ not an object }\n',
      '{ "a" }\n',
      '{ "a": 1 } is JSON.\n',
      '{ "a": 1\n\nprose\n',
      '{}\n\nText\n',
      '    { "title": 1 }\n',
      '"title": "a", said the editor.\n\nText\n',
      '"The harbour opens": a headline\n;;;;\n',
      '+++\n',
      '+++\nplus\n',
      ';;;\n\nText\n',
      '--- word\ntitle: a\n',
      '---js\n\nText\n',
    ])
      assert.equal(readFrontMatter(text), undefined, JSON.stringify(text))
  })

  it('are found in megabytes without a closing fence', () => {
    for (const text of [
      `{"a":${'{'.repeat(1_000_000)}`,
      `{"a":"${'\\"'.repeat(500_000)}`,
      `+++\n${'+\n'.repeat(300_000)}`,
      `"a":\n${';;\n'.repeat(300_000)}`,
      `--\n${'title: a\n'.repeat(100_000)}`,
    ])
      assert.equal(readFrontMatter(text)?.close, undefined)
  })
})
