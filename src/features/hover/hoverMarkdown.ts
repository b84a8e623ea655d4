import type { HoverPart } from './hoverPart'

/** Longer ones are cut: a hover is no place to read a whole text. */
const mostUnits = 300

export interface HoverPlaces {
  /** The file to show for a picture's address, as a URI; undefined when there is none. */
  readonly picture: (address: string) => string | undefined
  /** How a file is called to a person, and its URI. */
  readonly file?: (path: string) => { readonly name: string; readonly uri: string }
  /** The URI of an article in the corpus; undefined when it cannot be opened. */
  readonly article: (path: string) => string | undefined
}

/** The parts of a hover as Markdown. All texts are shown to the letter: nothing that an article holds is Markdown here. */
export function hoverMarkdown(parts: readonly HoverPart[], places: HoverPlaces): string {
  return parts.map((part) => blockOf(part, places)).join('\n\n')
}

function blockOf(part: HoverPart, places: HoverPlaces): string {
  switch (part.kind) {
    case 'heading':
      return `**${escaped(part.text)}**${part.note === '' ? '' : ` — ${escaped(part.note)}`}`
    case 'text':
      return escaped(part.text)
    case 'markdown':
      // No pictures: to show one from the web would be a request that nobody asked for.
      return part.text.replaceAll('![', '!\\[')
    case 'values':
      return part.values
        .map(({ value, meaning }) => `- **${escaped(value)}**${meaning === undefined ? '' : ` — ${escaped(meaning)}`}`)
        .join('\n')
    case 'articles':
      return part.articles
        .map(({ title, path }) => {
          const uri = places.article(path)
          return uri === undefined ? `- ${escaped(title)}` : `- [${escaped(title)}](${destination(uri)})`
        })
        .join('\n')
    case 'picture': {
      const uri = part.path === undefined ? places.picture(part.address) : places.file?.(part.path).uri
      return uri === undefined ? escaped(part.address) : `![](${destination(uri)}|width=${part.width ?? 320})`
    }
    case 'file': {
      const file = places.file?.(part.path)
      const name = file ? `[${escaped(file.name)}](${destination(file.uri)})` : escaped(part.path)
      return part.note === '' ? name : `${name} — ${escaped(part.note)}`
    }
  }
}

/** As CommonMark 0.31, 2.4: a backslash before any ASCII punctuation makes it a character like others. */
function escaped(text: string): string {
  const line = text
    .slice(0, 4 * mostUnits)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const units = [...line]
  const shown = units.length > mostUnits ? `${units.slice(0, mostUnits).join('')}…` : line
  return shown.replace(/[!-/:-@[-`{-~]/g, '\\$&')
}

/** A URI of ours in parentheses. */
function destination(uri: string): string {
  return uri.replace(/[\s()<>\\|]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
