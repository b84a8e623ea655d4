import { isAscii, isUtf8, transcode } from 'node:buffer'
import * as l10n from '@vscode/l10n'

/** The text of a file, including its byte order mark, or why it cannot be decoded. */
export type Decoded = { readonly text: string } | { readonly refused: string }

/** Decodes UTF-8 strictly: encoding the text gives the same bytes. */
export function decodeText(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) return { refused: l10n.t('This file is written in UTF-16, so it is not checked: save it as UTF-8.') }
  if (buffer.includes(0)) return { refused: l10n.t('This is not a text file, so it is not checked.') }
  if (!isUtf8(buffer)) return { refused: l10n.t('This file is not written in UTF-8, so it is not checked: save it as UTF-8.') }
  if (isAscii(buffer)) return { text: buffer.toString('latin1') }
  // Several times faster than TextDecoder on Chinese text, with the same result for valid UTF-8.
  return { text: transcode(buffer, 'utf8', 'utf16le').toString('utf16le') }
}

/** First characters of `---`, `+++`, `;;;`, and of JSON with and without braces. */
const openings = new Set([...'-+;{"'].map((opening) => opening.charCodeAt(0)))

/** How far into a file front matter may start, in bytes: below a line of text, or with its closing fence only. */
const maxFenceOffset = 2000

/** Whether a file can have front matter, by its first bytes after white space, or a fence near its start. True when in doubt. */
export function mayHaveFrontMatter(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d || bytes[at] === 0x0a) at++
  return (
    openings.has(bytes[at] ?? 0) || Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, maxFenceOffset)).includes('\n---')
  )
}
