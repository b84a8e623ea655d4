import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { hoverMarkdown } from '../../../src/features/hover/hoverMarkdown'

describe('hover, as Markdown', () => {
  const places = { image: () => undefined, article: () => 'vscode-remote://host/a (b).md' }
  const markdown = new MarkdownIt({ html: true, linkify: true })
  const hostile = [
    '[click](command:workbench.action.terminal.new)',
    '![x](https://example.com/a.png)',
    '<img src=x onerror=alert(1)>',
    '<https://example.com>',
    '`code` **bold** _em_ ~~gone~~',
    '# heading',
    '1. list',
    '- list',
    '> quote',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '    code',
    '```\ncode\n```',
    '&lt;b&gt; &#91;x&#93;(y)',
    '$(alert) [ref]: https://example.com',
    'line\n\n---\n\nline',
    '\\[x](y)',
    '](command:x) [y',
  ]
  const shown = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

  for (const text of hostile) {
    it(`shows ${JSON.stringify(text)} to the letter`, () => {
      const letters = text.replace(/\s+/g, ' ').trim()
      assert.equal(shown(markdown.render(hoverMarkdown([{ kind: 'text', text }], places))), `<p>${letters}</p>\n`)
      const heading = markdown.render(hoverMarkdown([{ kind: 'heading', text, note: '' }], places))
      assert.equal(shown(heading), `<p><strong>${letters}</strong></p>\n`)
      const image = markdown.render(hoverMarkdown([{ kind: 'image', address: text }], places))
      assert.equal(shown(image), `<p>${letters}</p>\n`)
      const listed = markdown.render(hoverMarkdown([{ kind: 'articles', articles: [{ title: text, path: 'a' }] }], places))
      assert.equal(shown(listed), `<ul>\n<li><a href="vscode-remote://host/a%20%28b%29.md">${letters}</a></li>\n</ul>\n`)
    })
  }

  it('does so with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const html = markdown.render(hoverMarkdown([{ kind: 'text', text: `x${text}` }], places))
        assert.doesNotMatch(html.replace(/^<p>|<\/p>\n$/g, ''), /[<>]/)
      }),
    )
  })

  it('shows an image by the path that was found, and where it is', () => {
    const file = (path: string) => ({ name: path.slice(6), uri: `file://${path}` })
    const parts = [
      { kind: 'image', address: '/a.jpg', path: '/site/a (1).jpg', width: 90 },
      { kind: 'file', path: '/site/[a].jpg', note: '1 × 1' },
    ] as const
    assert.equal(
      hoverMarkdown(parts, { ...places, file }),
      '![](file:///site/a%20%281%29.jpg|width=90)\n\n[\\[a\\]\\.jpg](file:///site/[a].jpg) — 1 × 1',
    )
    assert.equal(hoverMarkdown([{ kind: 'file', path: '/site/a_b', note: '' }], places), '\\/site\\/a\\_b')
  })

  it('shows an image that is in the workspace', () => {
    const found = hoverMarkdown([{ kind: 'image', address: 'a.jpg' }], { ...places, image: () => 'file:///site/a%20(1).jpg' })
    assert.equal(found, '![](file:///site/a%20%281%29.jpg|width=320)')
  })

  it('shows no image that a schema names, but its other Markdown', () => {
    const html = markdown.render(hoverMarkdown([{ kind: 'markdown', text: 'See *this* ![x](https://example.com/x.png)' }], places))
    assert.ok(html.startsWith('<p>See <em>this</em> ![x](') && !html.includes('<img'), html)
  })

  it('cuts long texts between characters', () => {
    const cut = hoverMarkdown([{ kind: 'text', text: '👍'.repeat(2000) }], places)
    assert.equal(cut, `${'👍'.repeat(300)}…`)
  })
})
