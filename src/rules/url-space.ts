import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { attributeOf } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import { isTemplated } from '../core/markdown/templateTags'
import { range, textAt, type Edit } from '../core/text/text'

/** Text intended as a Markdown image. Searched from its middle (`](`), because a `![` may have no end. */
const meantForImage = /\]\((?<=!\[[^\]\n]*\]\()((?:[^()<>"'\n]|\([^()<>"'\n]*\)){1,300}?\.(?:jpe?g|png|gif|webp|avif|svg))\)/gi

export const urlSpace: Rule = {
  id: 'url-space',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'Image addresses contain no spaces.',
    why: 'Feed readers and some servers cut off an address at a space: write %20 instead.',
    authority: 'RFC 3986, 2 (characters)',
    bad: [
      '<img src="⟦/photos/stage (1).png⟧" alt="Stage">\n',
      "<video src='⟦/a b.mp4⟧' controls></video>\n",
      '> See ![Stage](⟦/photos/stage (1).png⟧) here\n',
    ],
    good: [
      '<img src=" /a.png " alt="Stage">\n',
      '<img src="/stage%20(1).png" alt="Stage">\n',
      '<img src="{{ site.url }}/a b.png" alt="Stage">\n',
      '![Stage](</photos/stage (1).png>)\n',
      '![Stage]({{ site.url }}/a b.png)\n',
      '`![Stage](/a b.png)`\n\n    ![Stage](/a b.png)\n',
      '<img src="data:image/svg+xml,<svg width=1 />" alt="Stage">\n',
    ],
  },
  *check(article) {
    for (const name of ['img', 'video', 'audio', 'source', 'iframe']) {
      for (const element of article.named(name)) {
        const src = attributeOf(element, 'src')
        if (!src?.value || src.templated || /^\s*data:/i.test(src.value)) continue
        const written = textAt(article.text, src.valueRange)
        const start = src.valueRange.start + written.length - written.trimStart().length
        const at = range(start, start + written.trim().length)
        if (!/[ \t]/.test(written.trim()) || /[\r\n]/.test(written)) continue
        yield {
          range: at,
          message: l10n.t('There is a space in this address.'),
          fixes: [
            {
              title: l10n.t('Write spaces as %20'),
              edits: [{ range: at, newText: written.trim().replaceAll(' ', '%20').replaceAll('\t', '%09') }],
              safe: true,
            },
          ],
        }
      }
    }
    yield* unreadImages(article)
  },
}

/** Markdown treats an address with a space as text. */
function* unreadImages(article: Article): Generator<Finding> {
  const { masked, body, lines } = article
  if (!masked.includes('![', body.start)) return
  const words = new Set<number>()
  for (const { kind, first, last } of article.blocks)
    if (kind === 'paragraph' || kind === 'table') for (let at = first; at < last; at++) words.add(at)
  // Whether a code span is open, updated along a line.
  let line = -1
  let from = 0
  let open = false
  for (const match of masked.slice(body.start).matchAll(meantForImage)) {
    const [written, address = ''] = match
    const start = body.start + match.index + written.length - 1 - address.length
    if (lines.lineOf(start) !== line) {
      line = lines.lineOf(start)
      from = lines.startOf(line)
      open = false
    }
    if ((masked.slice(from, start).match(/`/g)?.length ?? 0) % 2 === 1) open = !open
    from = start
    if (!/\S[ \t]+\S/.test(address) || isTemplated(address) || !words.has(line) || open) continue
    const at = range(start, start + address.length)
    yield {
      range: at,
      message: l10n.t('There is a space in this address, so this is not read as an image: readers see the brackets.'),
      fixes: [{ title: l10n.t('Write spaces as %20'), edits: spacesOf(address, start), safe: false }],
    }
  }
}

function spacesOf(address: string, start: number): readonly Edit[] {
  const inner = address.trimStart()
  const from = start + address.length - inner.length
  return [...inner.trimEnd().matchAll(/[ \t]/g)].map(({ index, 0: space }) => ({
    range: range(from + index, from + index + 1),
    newText: space === ' ' ? '%20' : '%09',
  }))
}
