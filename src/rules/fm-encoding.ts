import * as l10n from '@vscode/l10n'
import { olderBreaks } from '../core/data/scalars/refusedCharacters'
import { unreadableCharacters } from '../core/lint/refusedScalars'
import type { Rule } from '../core/lint/rule'
import { outcomeInWords } from '../core/lint/siteOutcome'
import type { Fix } from '../core/text/problem'
import { range, textAt } from '../core/text/text'

/** ASCII control characters other than white space, invisible characters, and the replacement character (U+FFFD). */
const suspectCharacters = /[^\P{Cc}\t\n\r\u0080-\u009f]+|[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|\ufffd+/gu
/** Scripts whose letters do not join. In other scripts, and in emoji, invisible joiners have a function. */
const nonJoiningScripts =
  /^[\p{sc=Latin}\p{sc=Han}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Nd}\p{P}\p{Zs}$+<=>^|~]$/u
const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u

export const fmEncoding: Rule = {
  id: 'fm-encoding',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    bySite: true,
    summary: 'The front matter has no invisible or broken characters.',
    why: 'They come with copied text. A tag that contains one counts as a different tag, a link is broken, and YAML does not allow some of them.',
    authority: 'YAML 1.2.2, 5.1 (printable characters); Unicode TR 36 (bidirectional text)',
    bad: ['---\ntitle: Harbour⟦\u200b⟧ opens\n---\n', '---\ntitle: Harbour opens\ntags: [caf⟦\ufffd⟧]\n---\n'],
    good: [
      '---\ntitle: Harbour opens 👩‍🚀\n---\n',
      '---\ntitle: کتاب‌ها را می‌خوانم\n---\n',
      '---\ntitle: क्‍ष और शॉर्ट‌कट\n---\n',
      '---\ntitle: Harbour\u00a0opens at 10\u00a0h\n---\n',
      '---\ntitle: Harbour opens\n---\n\nA body may hold\u200b anything.\n',
    ],
  },
  *check({ text, lines, frontMatter }, { generator, published }) {
    if (!frontMatter) return
    const refused = new Set(unreadableCharacters(text, frontMatter, generator, published))
    const outcome = refused.size > 0 ? published().outcome : 'read'
    const consequence = outcome === 'read' ? undefined : outcomeInWords(generator, outcome)
    const end = (frontMatter.close ?? frontMatter.content).end
    const block = text.slice(frontMatter.open.start, end)
    for (const match of block.matchAll(suspectCharacters)) {
      const isRefused = consequence !== undefined && refused.delete(frontMatter.open.start + match.index)
      const at = range(frontMatter.open.start + match.index, frontMatter.open.start + match.index + match[0].length)
      const line = textAt(text, lines.rangeOf(lines.lineOf(at.start)))
      const [before, after] = [charBefore(text, at.start), String.fromCodePoint(text.codePointAt(at.end) ?? 0x20)]
      const message = messageFor(
        match[0],
        /^\s$/.test(before) || nonJoiningScripts.test(before),
        /^\s$/.test(after) || nonJoiningScripts.test(after),
        line,
      )
      // TOML 1.0.0, Comment and String: sites then cannot read any of it.
      const isForbidden = isRefused || (frontMatter.language === 'toml' && isControl(match[0]))
      if (message !== undefined)
        yield {
          range: at,
          message: isRefused ? l10n.t('There is an invisible control character here ({0}). {1}', codeOf(match[0]), consequence) : message,
          ...(isForbidden ? { severity: 'error' as const } : {}),
          fixes: match[0].startsWith('\ufffd') ? [] : [deletion(match[0], at, before + after)],
        }
    }
    if (consequence === undefined) return
    for (const start of refused) {
      const at = range(start, start + 1)
      const code = codeOf(textAt(text, at))
      const isBreak = textAt(text, at).search(olderBreaks) === 0
      yield {
        range: at,
        severity: 'error',
        message: isBreak
          ? l10n.t('There is an invisible line break here ({0}). {1}', code, consequence)
          : l10n.t('There is an invisible control character here ({0}). {1}', code, consequence),
        fixes: [{ title: l10n.t('Delete the invisible character'), edits: [{ range: at, newText: isBreak ? ' ' : '' }], safe: true }],
      }
    }
  },
}

function codeOf(found: string): string {
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** @returns undefined if the characters are legitimate there */
function messageFor(found: string, simpleBefore: boolean, simpleAfter: boolean, line: string): string | undefined {
  const code = codeOf(found)
  if (found.startsWith('\ufffd')) return l10n.t('A character was lost here when the text was copied or saved: type it again.')
  if (isControl(found)) return l10n.t('There is an invisible control character here ({0}): some sites cannot read it.', code)
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(found)) {
    // In right-to-left text these are legitimate, except for the two overrides.
    if (rightToLeft.test(line) && !/[\u202d\u202e]/.test(found)) return undefined
    return l10n.t('There is an invisible character here ({0}) that changes the direction of the text.', code)
  }
  if (!found.includes('\ufeff') && !(simpleBefore && simpleAfter)) return undefined
  return l10n.t('There is an invisible character here ({0}): it breaks links, tags and searches.', code)
}

function deletion(found: string, at: { readonly start: number; readonly end: number }, around: string): Fix {
  // Word processors use one of these two as a line break.
  const newText = (found.includes('\v') || found.includes('\f')) && !/\s/.test(around) ? ' ' : ''
  return { title: l10n.t('Delete the invisible character'), edits: [{ range: at, newText }], safe: isControl(found) }
}

function isControl(found: string): boolean {
  return found < ' ' || found.startsWith('\u007f')
}

function charBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : (text[at - 1] ?? ' ')
}
