import type { HtmlChunk } from '../../../src/preview/protocol/htmlChunks'

/**
 * The HTML that parts stand for, all elements closed.
 * @param line where the first starts: then each part begins with its line in a comment
 */
export function htmlOf(chunks: readonly HtmlChunk[], line?: number): string {
  const open: string[] = []
  let at = line ?? 0
  let html = ''
  for (const chunk of chunks) {
    if (line !== undefined) html += `<!--${at}-->`
    at += chunk.lines
    if (chunk.kind === 'open') open.push(/^<([a-z\d]+)/.exec(chunk.html)?.[1] ?? '')
    html += chunk.kind === 'close' ? `</${open.pop()}>` : chunk.html
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  )
}
