import type { CoreState, Token } from '../markdownIt'

/** Dashes and dots in text and alternative texts, as Sätteri 0.10.5 writes them: measured. */
export function dashesAndDots({ tokens }: CoreState): void {
  for (const { children } of tokens) if (children) replaceIn(children)
}

function replaceIn(tokens: readonly Token[]): void {
  let address = 0
  for (const token of tokens) {
    if (token.info === 'auto') address += token.nesting
    if (token.children) replaceIn(token.children)
    if (token.type !== 'text' || address > 0 || !/--|\.{3}/.test(token.content)) continue
    token.content = token.content.replace(/-{2,}/g, (run) => dashes(run.length)).replace(/\.{3}/g, '…')
  }
}

/** Long dashes if the hyphens can be divided by three, short ones if by two; otherwise as many long ones as leave two or four hyphens. */
function dashes(hyphens: number): string {
  if (hyphens % 3 === 0) return '—'.repeat(hyphens / 3)
  if (hyphens % 2 === 0) return '–'.repeat(hyphens / 2)
  const short = hyphens % 3 === 2 ? 1 : 2
  return '—'.repeat((hyphens - 2 * short) / 3) + '–'.repeat(short)
}
