import type { PhotoWords } from '../files/photoWords'
import type { LocalImage } from '../files/localImage'

/** What the file of an image says of itself; nothing if it has not been read. */
export function wordsOf(found: LocalImage | undefined): PhotoWords {
  const content = found?.kind === 'there' ? found.file?.content : undefined
  return (content?.kind === 'image' && content.words) || {}
}

/** Plain text as HTML, also in an attribute in double quotes; in MDX no expression begins in it. */
export function asHtml(text: string): string {
  return text.replace(/[&"<>{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
