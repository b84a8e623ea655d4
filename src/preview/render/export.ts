import * as l10n from '@vscode/l10n'
import { escapeHtml } from './escape'
import type { HtmlChunk } from '../protocol/htmlChunks'
import type { RenderedArticle } from './render'

/** Temporary address for a local image, replaced by its content. `.invalid` is reserved (RFC 2606), so no real address matches. */
const pictureAddress = 'https://picture.invalid/'

/** Collects the local images of an exported page. */
export class ExportedPictures<File> {
  readonly files = new Map<string, File>()

  /** The temporary address of a file. @param key identifies the file */
  addressOf(key: string, file: File): string {
    const address = `${pictureAddress}${encodeURIComponent(key)}`
    this.files.set(address, file)
    return address
  }
}

export interface ExportOptions {
  /** The preview's style sheet. */
  readonly css: string
  /** The site's style sheet. */
  readonly siteCss: string | undefined
  /** The data URL for an address of `ExportedPictures`; undefined if the file cannot be read. */
  picture(address: string): string | undefined
  /** Whether the page may load nothing from the web: the article was rendered without its remote images. */
  readonly withoutWeb: boolean
}

/** The Content-Security-Policy of the exported page: allows images, and media and frames if the web is allowed, but no scripts. */
function contentPolicy(withoutWeb: boolean): string {
  const fromWeb = ['img-src data: https: http:', 'media-src https: http:', 'frame-src https:']
  return [`default-src 'none'`, ...(withoutWeb ? ['img-src data:'] : fromWeb), 'font-src data:', `style-src 'unsafe-inline'`].join('; ')
}

/** Text direction. In the preview, the page's script sets it. */
const standaloneCss =
  '.cd-body :is(p, h1, h2, h3, h4, h5, h6, li, dt, dd, blockquote, figcaption, td, th) { unicode-bidi: plaintext; text-align: start }'

const rightToLeft = /^(?:ar|fa|he|ur|ps|yi|dv)\b/i

/** An article as one HTML file, with embedded style sheets and local images, without scripts. */
export function exportedPage({ title, lang, head, body }: RenderedArticle, { css, siteCss, picture, withoutWeb }: ExportOptions): string {
  const language = lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`
  const direction = lang !== undefined && rightToLeft.test(lang) ? ' dir="rtl"' : ''
  const show = (html: string) => withPictures(withPlaceholders(withoutLines(html)), picture)
  return `<!DOCTYPE html>
<html${language}${direction} data-cd-look="light" data-cd-scheme="light">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy(withoutWeb))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title ?? l10n.t('No headline'))}</title>
<style>@layer preview {
${inStyle(css)}
${standaloneCss}
}</style>
${siteCss === undefined ? '' : `<style>\n${inStyle(siteCss)}\n</style>\n`}</head>
<body>
<main class="cd-page">
<article class="cd-article"${language}>
${head === '' ? '' : `<header class="cd-head" dir="auto">${show(head)}</header>\n`}<div class="cd-body" dir="auto">
${show(wholeHtml(body.chunks))}
</div>
</article>
</main>
</body>
</html>
`
}

/** The headline and body of an article as HTML for pasting elsewhere, without texts of ours: embedded content that is not shown is its address. */
export function copiedHtml({ title, body }: RenderedArticle): string {
  const html = withoutLines(wholeHtml(body.chunks))
    .replace(/<span class="cd-frame"[^>]*>[^<]*<\/span>/g, '')
    .replace(/<a class="cd-frame" href="([^"]*)"[^>]*>[^<]*<\/a>/g, '<a href="$1">$1</a>')
    .replace(/<span class="cd-tag cd-tag-code[^>]*><\/span>/g, '')
    .replace(/<(a|span) class="cd-[\w-]+"/g, '<$1')
  return `${title === undefined ? '' : `<h1>${escapeHtml(title)}</h1>\n`}${html.trim()}\n`
}

/** The HTML of all chunks, with all elements closed. */
export function wholeHtml(chunks: readonly HtmlChunk[]): string {
  const open: string[] = []
  let html = ''
  for (const { kind, html: written } of chunks) {
    if (kind === 'open') open.push(/^<([a-z][\w:-]*)/.exec(written)?.[1] ?? 'div')
    const closed = kind === 'close' ? open.pop() : undefined
    html += kind === 'close' ? (closed === undefined ? '' : `</${closed}>`) : written
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  )
}

/** Removes `data-line`. In the sanitizer's output every `<` starts a tag, and attributes contain no `>`. */
function withoutLines(html: string): string {
  return html.replace(/<[^>]*>/g, (tag) => tag.replace(/ data-line="\d*"/g, ''))
}

function withPlaceholders(html: string): string {
  return html.replace(/<img\b[^>]*>/g, (tag) => {
    const [, reason, address = ''] = / data-cd-(missing|web)="([^"]*)"/.exec(tag) ?? []
    if (reason === undefined) return tag
    return placeholder(reason === 'web' ? l10n.t('Remote image, not loaded') : l10n.t('Image not found'), address)
  })
}

/** @param address escaped already */
function placeholder(text: string, address: string): string {
  return `<span class="cd-missing"><strong>${escapeHtml(text)}</strong><code>${address}</code></span>`
}

function withPictures(html: string, picture: ExportOptions['picture']): string {
  return html.replace(/https:\/\/picture\.invalid\/[^\s"',<>]*/g, (address) => escapeHtml(picture(address) ?? ''))
}

/** Escapes `</style` so that it cannot end the style element. */
function inStyle(css: string): string {
  return css.replace(/<\/(?=style)/gi, '<\\/')
}
