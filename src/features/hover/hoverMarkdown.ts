import type { HoverPart } from './hoverPart'

/** In code points. Longer texts are cut off. */
const maxTextLength = 300

export interface HoverPlaces {
  /** The URI of the file to show for the address of an image; undefined if there is none. */
  readonly image: (address: string) => string | undefined
  /** The display name of a file and its URI. */
  readonly file?: (path: string) => { readonly name: string; readonly uri: string }
  /** The URI of an article in the corpus; undefined if it cannot be opened. */
  readonly article: (path: string) => string | undefined
}

/** The parts of a hover as Markdown. Texts from articles are escaped, so that they are shown literally. */
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
      // No images: one from the web would cause a request that the user did not ask for.
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
    case 'image': {
      const uri = part.path === undefined ? places.image(part.address) : places.file?.(part.path).uri
      return uri === undefined ? escaped(part.address) : `![](${destination(uri)}|width=${part.width ?? 320})`
    }
    case 'file': {
      const file = places.file?.(part.path)
      const name = file ? `[${escaped(file.name)}](${destination(file.uri)})` : escaped(part.path)
      return part.note === '' ? name : `${name} — ${escaped(part.note)}`
    }
  }
}

/** A text on one line, cut off at its maximum length, with a backslash before all ASCII punctuation (CommonMark 0.31.2, section 2.4). */
function escaped(text: string): string {
  const line = text
    .slice(0, 4 * maxTextLength)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const units = [...line]
  const shown = units.length > maxTextLength ? `${units.slice(0, maxTextLength).join('')}…` : line
  return shown.replace(/[!-/:-@[-`{-~]/g, '\\$&')
}

/** A URI that can be written in the parentheses of a Markdown link. */
function destination(uri: string): string {
  return uri.replace(/[\s()<>\\|]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
