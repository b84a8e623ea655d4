/** Where a headline is shown. */
export const headlineChannels = ['web', 'search', 'social', 'push', 'newsletter'] as const
export type HeadlineChannel = (typeof headlineChannels)[number]

/** `ap`: the Associated Press Stylebook; `chicago`: The Chicago Manual of Style; `sentence`: as in a sentence. */
const capitalStyles = ['ap', 'chicago', 'sentence'] as const
export type CapitalStyle = (typeof capitalStyles)[number]

/** What `headlines` in `copydesk.yaml` says. */
export interface HeadlineSettings {
  /** How many columns a channel shows: a Chinese character takes two. */
  readonly widths: Partial<Readonly<Record<HeadlineChannel, number>>>
  /** Of English headlines. */
  readonly capitals: CapitalStyle | undefined
  /** Whether a full stop at the end is wrong. */
  readonly noEndMark: boolean
}

/** The part of the schema of `copydesk.yaml` for `headlines`. */
export const headlinesSchema = {
  type: ['object', 'null'],
  description: 'How headlines are written, and how much of them each channel shows.',
  additionalProperties: false,
  properties: {
    widths: {
      type: ['object', 'null'],
      additionalProperties: false,
      description: 'How many characters each channel shows before it cuts a headline; a Chinese character counts as two.',
      properties: Object.fromEntries(headlineChannels.map((channel) => [channel, { type: 'integer', minimum: 1 }])),
    },
    capitals: {
      enum: capitalStyles,
      description:
        'The capitals of English headlines: ap (Associated Press), chicago (Chicago Manual of Style), or sentence (as in a sentence).',
    },
    endMark: { enum: ['none'], description: 'none: a headline has no full stop at its end.' },
  },
}

/** A word of a headline that the style writes with another first letter. Offsets are those of the headline. */
export interface WrongCapital {
  readonly start: number
  readonly end: number
  readonly right: string
}

/** Words that both styles write small within a headline. */
const small = new Set('a an the and but or nor of at by for'.split(' '))
/** Words whose capital depends on their part in the sentence: “log in”, “as”, “to open”. */
const either = new Set('to as in on up off out if so yet per via down like near past than over under before after'.split(' '))
const longPrepositions = new Set(
  'from with into onto upon about above across against along among around behind below beneath beside besides between beyond during inside outside since through throughout toward towards until within without amid amidst'.split(
    ' ',
  ),
)
/** Short words that are neither article, conjunction nor preposition. */
const shortWords = new Set(
  'is are was be been am has had do did can may it its he she we you they his her him my our us me your not no new old all any who how why what one two six ten'.split(
    ' ',
  ),
)
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}'’]*(?:-[\p{L}\p{N}'’]+)*/gu

/** The words of an English headline whose first letter is not as `ap` or `chicago` has it, in order. Words that may be either are left out. */
export function wrongCapitals(headline: string, style: 'ap' | 'chicago'): readonly WrongCapital[] {
  const words = [...headline.matchAll(wordPattern)]
  return words.flatMap(({ 0: word, index }, position) => {
    const before = headline.slice(Math.max(0, index - 3), index)
    const isFirst = position === 0 || /[:—–?!]["“‘ ]*$/.test(before)
    const wanted = isFirst || position === words.length - 1 ? 'capital' : wantedFor(word.toLowerCase(), style)
    // After a full stop a sentence starts, or an abbreviation ends.
    if (/[.。…]["”’)]? ?["“‘]?$/.test(before) && position > 0 && wanted === 'small') return []
    // Addresses and HTML.
    if (/[./@&_#<\\]$/.test(before) || /^(?:[./@_]\p{L}|[;>])/u.test(headline.slice(index + word.length, index + word.length + 3)))
      return []
    // Names such as iPhone and e-mail, numbers, abbreviations and letters without capitals.
    if (wanted === undefined || !/^\p{Lu}?[\p{Ll}'’]+(?:-|$)/u.test(word) || /\p{Ll}\p{Lu}/u.test(word)) return []
    const isCapital = /^\p{Lu}/u.test(word)
    if (isCapital === (wanted === 'capital')) return []
    const first = isCapital ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()
    return [{ start: index, end: index + word.length, right: first + word.slice(1) }]
  })
}

function wantedFor(word: string, style: 'ap' | 'chicago'): 'capital' | 'small' | undefined {
  if (small.has(word)) return 'small'
  if (either.has(word)) return undefined
  // Since its 18th edition Chicago writes the long ones with a capital.
  if (longPrepositions.has(word)) return style === 'ap' ? 'capital' : undefined
  return word.length >= 4 || shortWords.has(word) ? 'capital' : undefined
}

/** Whether all long words of a headline have a capital, where a sentence would have few. */
export function isTitleCase(headline: string): boolean {
  const words = Array.from(headline.matchAll(wordPattern), ([word]) => word).slice(1)
  const telling = words.filter((word) => word.length >= 4 && /^\p{L}\p{Ll}/u.test(word))
  return telling.length >= 4 && telling.every((word) => /^\p{Lu}/u.test(word))
}
