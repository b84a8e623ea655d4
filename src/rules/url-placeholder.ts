import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { ValueNode } from '../core/data/nodes'
import type { Rule } from '../core/lint/rule'
import { range, type Range } from '../core/text/text'

/** Names that a program writes in place of the address of the site: `__GHOST_URL__`, `%PUBLIC_URL%`, `${BASE_URL}`. */
const placeholder = /^(?:__[A-Z][A-Z\d_]*__|%[A-Z][A-Z_]{2,}%|\$\{[A-Za-z_][\w.]*\})/
/** Schemes of addresses that mean something only on the computer, in the browser tab or in the e-mail where they were copied. */
const elsewhere = /^(?:file:\/\/|blob:(?:https?:|null)|cid:|webkit-fake-url:|about:blank#)/i
const attributes = ['src', 'href', 'poster', 'data', 'srcset']
/** Is in every body with such an address; a percent-encoded letter is none. */
const sign = /__[A-Z]|%[A-Z][A-Z_]{2,}%|\$\{|file:\/\/|blob:|cid:|webkit-fake-url:|about:blank#/i

export const urlPlaceholder: Rule = {
  id: 'url-placeholder',
  severity: 'warning',
  docs: {
    summary: 'Addresses are filled in, and lead somewhere for readers.',
    why: 'An export leaves a name such as __GHOST_URL__ where the address of the site has to be. A file on your computer, or a picture of an e-mail, cannot be opened by anybody else.',
    authority: 'The export format of Ghost; RFC 8089 (file), RFC 2392 (cid), W3C File API (blob)',
    bad: [
      '<img src="⟦__GHOST_URL__/content/images/2022/07/quay.png⟧" alt="The quay">\n',
      '![The quay](⟦__GHOST_URL__/content/images/quay.png⟧) and <a href="⟦file:///C:/Users/mei/more.html⟧">more</a>\n',
      '<a href="⟦%PUBLIC_URL%/about⟧">About</a> <img src="⟦cid:image001.png@01D8⟧" alt="The quay">\n',
      '---\nfeature_image: ⟦__GHOST_URL__/content/images/quay.png⟧\n---\n\nText\n',
    ],
    good: [
      '<img src="/content/images/quay.png" alt="The quay">\n',
      '[A](/__init__/a) [B](/a%20b) [C](https://example.com/file:///a)\n',
      '`<img src="__GHOST_URL__/a.png">` is what the export writes: __GHOST_URL__/a.png\n',
      '---\nsummary: __GHOST_URL__ is a name\n---\n\nText\n',
    ],
  },
  *check(article) {
    for (const at of addresses(article)) {
      const written = article.text.slice(at.start, at.end)
      const [name] = placeholder.exec(written) ?? []
      if (name !== undefined) {
        const rest = written.slice(name.length)
        yield {
          range: at,
          message: l10n.t(
            '“{0}” stands for an address that was never filled in: readers see no picture, or a link that leads nowhere.',
            name,
          ),
          // From the root of the site, where exports put the files as well.
          fixes: rest.startsWith('/')
            ? [{ title: l10n.t('Delete {0}', name), edits: [{ range: range(at.start, at.start + name.length), newText: '' }], safe: false }]
            : [],
        }
      } else if (elsewhere.test(written))
        yield { range: at, message: l10n.t('This address works only where it was copied from: readers cannot open it.') }
    }
  },
}

/** Addresses of the front matter and the body, without what is around them. Front matter: only those that may be meant. */
function* addresses(article: Article): Generator<Range> {
  const { text, body, frontMatter } = article
  for (const { value } of frontMatter?.fields ?? [])
    for (const node of scalars(value)) {
      if (typeof node.value !== 'string' || !/^[_%$fbcwa][^\s/]*\/\S*$/i.test(node.value)) continue
      const start = text.indexOf(node.value, node.range.start)
      if (start >= 0 && start < node.range.end) yield range(start, start + node.value.length)
    }
  if (!sign.test(text.slice(body.start))) return
  for (const name of attributes)
    for (const { attribute } of article.having(name)) if (attribute.value && !attribute.templated) yield attribute.valueRange
  for (const link of article.links) yield link.range
  for (const { destination } of article.images) {
    if (!destination) continue
    const bracket = text[destination.start] === '<' ? 1 : 0
    yield range(destination.start + bracket, destination.end - bracket)
  }
}

function* scalars(node: ValueNode): Generator<Extract<ValueNode, { kind: 'scalar' }>> {
  if (node.kind === 'scalar') yield node
  else if (node.kind === 'list') for (const item of node.items) yield* scalars(item.value)
  else for (const { value } of node.fields) yield* scalars(value)
}
