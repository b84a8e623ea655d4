let words: Uint8Array | undefined

/**
 * For each code unit 1 if it is of a word in a script that puts spaces between words. Korean is not among them: its particles are joined to
 * words. A table, since it is asked for each unit of each article.
 */
export function wordUnits(): Uint8Array {
  words ??= readWordUnits()
  return words
}

function readWordUnits(): Uint8Array {
  const found = new Uint8Array(65536)
  const pattern = /[\p{L}\p{N}\p{M}]/u
  // Up to Georgian, without the scripts of South East Asia, which have no spaces.
  for (let unit = 0x30; unit < 0x1100; unit++)
    if ((unit < 0x0e00 || unit >= 0x10a0) && pattern.test(String.fromCharCode(unit))) found[unit] = 1
  for (let unit = 0x1e00; unit < 0x2000; unit++) if (pattern.test(String.fromCharCode(unit))) found[unit] = 1
  return found
}

let small: Uint16Array | undefined

/** For each code unit how it is compared: letters in lower case, white space as blanks, apostrophes straight. */
export function smallUnits(): Uint16Array {
  if (small) return small
  small = Uint16Array.from({ length: 65536 }, (_, unit) => {
    const lower = unit < 0xd800 || unit > 0xdfff ? String.fromCharCode(unit).toLowerCase() : ''
    return lower.length === 1 ? lower.charCodeAt(0) : unit
  })
  for (const white of '\n\t\u00A0') small[white.charCodeAt(0)] = 0x20
  small[0x2019] = 0x27
  return small
}

/** The ranges of a text in quotation marks, in order: “…”, „…“, «…», 「…」, 『…』, and straight double marks in pairs. */
export function quotedRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!/["“„«「『]/.test(text)) return []
  const found: { start: number; end: number }[] = []
  let open = -1
  let close = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? ''
    if (open >= 0) {
      if (!close.includes(unit)) continue
      found.push({ start: open, end: at + 1 })
      open = -1
    } else {
      const ending = closing[unit]
      if (ending === undefined) continue
      open = at
      close = ending
    }
  }
  return found
}

/** The parts of a text that do not start in quotation marks, in linear time. @param parts in order */
export function outsideQuotations<Part extends { readonly start: number }>(text: string, parts: readonly Part[]): readonly Part[] {
  if (parts.length === 0) return parts
  const quoted = quotedRanges(text)
  let next = 0
  return parts.filter(({ start }) => {
    while ((quoted[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (quoted[next]?.start ?? Number.POSITIVE_INFINITY) > start
  })
}

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“”', '«': '»', '「': '」', '『': '』' }
