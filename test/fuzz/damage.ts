import type { Random } from './random'

/** Bits of text that front matter, Markdown or HTML give a meaning to, and blanks that only some readers take for blanks. */
const bits = [
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\u3000',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u0007',
    '\ufffd',
    '---\n',
    '...\n',
    '+++\n',
    '----\n',
    '--- ',
    ': ',
    ':',
    '：',
    '#',
    ' #',
    '- ',
    '-',
  ],
  ...[
    '"',
    "'",
    '“',
    '”',
    '‘',
    '[',
    ']',
    '{',
    '}',
    '[]',
    ', ',
    '，',
    '、',
    '|',
    '>',
    '|\n',
    '&a ',
    '*a',
    '!x ',
    '<<: ',
    '? ',
    '%',
    '@',
    '`',
    '\\',
    '\\"',
    '~',
    'null',
    'yes',
    '012',
    '12:30',
  ],
  ...[
    'title: ',
    'title:',
    'date: ',
    'tags: [',
    'tags:\n  - a\n',
    'categories: ',
    'Title: x\n',
    'date: 2022-01-12\n',
    'date: Wed, 12 Jan 2022 03:35:16 GMT\n',
    'title: Re: x\n',
    'title：x\n',
  ],
  ...[
    '<',
    '>',
    '</',
    '<div>',
    '</div>',
    '<p>',
    '<br>',
    '<figure>',
    '</figure>',
    '<figcaption>',
    '<img>',
    '<img src="a.jpg">',
    '<img src="a b.jpg" alt="">',
    ' alt="',
    'srcset="',
    '<!--',
    '-->',
    '<script>',
    '&amp;',
    '&',
    '<a href="',
    '<iframe src="x">',
  ],
  ...[
    '![',
    '](',
    '[x](',
    '**',
    '*',
    '_',
    '~~',
    '~',
    '```\n',
    '`',
    '    ',
    '> ',
    '# ',
    '## x\n',
    '{{',
    '}}',
    '{%',
    '%}',
    '{{< x >}}',
    '{#x}',
    ':::',
    '|---|\n',
    '[^1]',
    'https://example.org/a',
    '港口',
    '。',
    '👩‍🚀',
    'é',
    'ميناء',
    '<!-- copydesk-disable-line -->',
  ],
]

type Damage = (text: string, random: Random) => string

const linesOf = (text: string) => text.split(/(?<=\n)/)

/** A place in a text, mostly near its beginning, where front matter is. */
function place(text: string, random: Random): number {
  return random.next() < 0.6 ? random.below(Math.min(text.length, 400)) : random.below(text.length + 1)
}

const damages: readonly Damage[] = [
  (text, random) => insert(text, place(text, random), random.of(bits)),
  (text, random) => insert(text, place(text, random), random.of(bits) + random.of(bits)),
  (text, random) => {
    const at = place(text, random)
    return text.slice(0, at) + text.slice(at + 1 + random.below(8))
  },
  (text, random) => {
    const lines = linesOf(text)
    lines.splice(random.below(Math.min(lines.length, 30)), 1)
    return lines.join('')
  },
  (text, random) => {
    const lines = linesOf(text)
    const at = random.below(Math.min(lines.length, 30))
    lines.splice(at, 0, lines[at] ?? '')
    return lines.join('')
  },
  (text, random) => {
    const lines = linesOf(text)
    const [from, to] = [random.below(Math.min(lines.length, 30)), random.below(Math.min(lines.length, 30))]
    lines.splice(to, 0, ...lines.splice(from, 1))
    return lines.join('')
  },
  (text, random) => {
    const lines = linesOf(text)
    const at = random.below(Math.min(lines.length, 30))
    lines[at] = random.of(['  ', '\t', '\u3000', '- ', '    ']) + (lines[at] ?? '')
    return lines.join('')
  },
  (text, random) => text.slice(0, place(text, random)),
  (text, random) =>
    random.next() < 0.5 ? text.replaceAll(/\r?\n/g, '\r\n') : text.replaceAll(/\n/g, () => (random.next() < 0.5 ? '\r\n' : '\n')),
  (text, random) => random.of(['\ufeff', '\n', '\n\n', ' ', '\r\n', '\ufeff\n', 'x\n']) + text,
  (text, random) => text.replace(/"/g, () => random.of(['"', '“', '”', "'", ''])),
  (text, random) => {
    const at = place(text, random)
    const from = place(text, random)
    return insert(text, at, text.slice(from, from + random.below(60)))
  },
]

function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at)
}

/** A text with one to five damages. */
export function damaged(text: string, random: Random): string {
  let current = text
  for (let count = 1 + random.below(5); count > 0; count--) current = random.of(damages)(current, random)
  return current
}
