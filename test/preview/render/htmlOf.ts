import type { Part } from '../../../src/preview/protocol/parts'

/**
 * The HTML that parts stand for, all elements closed.
 * @param line where the first starts: then each part begins with its line in a comment
 */
export function htmlOf(parts: readonly Part[], line?: number): string {
  const open: string[] = []
  let at = line ?? 0
  let html = ''
  for (const part of parts) {
    if (line !== undefined) html += `<!--${at}-->`
    at += part.lines
    if (part.kind === 'open') open.push(/^<([a-z\d]+)/.exec(part.html)?.[1] ?? '')
    html += part.kind === 'close' ? `</${open.pop()}>` : part.html
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  )
}
