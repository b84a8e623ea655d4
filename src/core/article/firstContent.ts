import type { Article } from './article'

/** The offset of the first line of the body that has more than comments; the end of the body if there is none. */
export function firstContentOf(article: Article): number {
  const { text, lines, body } = article
  let at = firstWritten(text, body.start)
  for (const comment of text.startsWith('<!--', at) ? article.comments : []) {
    if (comment.start !== at) break
    at = firstWritten(text, comment.end)
  }
  return Math.max(body.start, lines.startOf(lines.lineOf(at)))
}

function firstWritten(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text[at] ?? '')) at++
  return at
}
