import * as l10n from '@vscode/l10n'
import { escapeHtml } from './escape'
import type { Part } from '../protocol/parts'
import type { RenderedArticle } from './render'

/** Where an exported page finds a local picture until its content is put in. No such host can be (RFC 2606). */
const pictureAddress = 'https://picture.invalid/'

/** Collects the pictures of a page that is to stand alone. */
export class ExportedPictures<File> {
  readonly files = new Map<string, File>()

  /** The address that stands for a file. @param key is the same for the same file */
  addressOf(key: string, file: File): string {
    const address = `${pictureAddress}${encodeURIComponent(key)}`
    this.files.set(address, file)
    return address
  }
}

export interface ExportOptions {
  /** The preview's style sheet. */
  readonly css: string
  /** The newsroom's own. */
  readonly ownCss: string | undefined
  /** What stands in the place of each address of `ExportedPictures`: a data address; undefined for one that cannot be read. */
  picture(address: string): string | undefined
}

/** Addresses of the page that are loaded when it is opened; nothing in it can run. */
const contentPolicy = [
  `default-src 'none'`,
  'img-src data: https: http:',
  'media-src https: http:',
  'frame-src https:',
  'font-src data:',
  `style-src 'unsafe-inline'`,
].join('; ')

/** Of the page alone: what its script does in the preview. */
const standaloneCss =
  '.cd-body :is(p, h1, h2, h3, h4, h5, h6, li, dt, dd, blockquote, figcaption, td, th) { unicode-bidi: plaintext; text-align: start }'

const rightToLeft = /^(?:ar|fa|he|ur|ps|yi|dv)\b/i

/** An article as one HTML file: style sheets and local pictures are in it, and no script. */
export function exportedPage({ title, lang, head, body }: RenderedArticle, { css, ownCss, picture }: ExportOptions): string {
  const language = lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`
  const direction = lang !== undefined && rightToLeft.test(lang) ? ' dir="rtl"' : ''
  const show = (html: string) => withPictures(withSigns(withoutLines(html)), picture)
  return `<!DOCTYPE html>
<html${language}${direction} data-cd-look="light" data-cd-scheme="light">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title ?? l10n.t('No headline'))}</title>
<style>@layer preview {
${inStyle(css)}
${standaloneCss}
}</style>
${ownCss === undefined ? '' : `<style>\n${inStyle(ownCss)}\n</style>\n`}</head>
<body>
<main class="cd-page">
<article class="cd-article"${language}>
${head === '' ? '' : `<header class="cd-head" dir="auto">${show(head)}</header>\n`}<div class="cd-body" dir="auto">
${show(wholeHtml(body.parts))}
</div>
</article>
</main>
</body>
</html>
`
}

/** An article as HTML to paste elsewhere: the headline and the body as the site publishes them. */
export function copiedHtml({ title, body }: RenderedArticle): string {
  const html = withoutLines(wholeHtml(body.parts)).replace(/<(a|span) class="cd-[\w-]+"/g, '<$1')
  return `${title === undefined ? '' : `<h1>${escapeHtml(title)}</h1>\n`}${html.trim()}\n`
}

/** The HTML that parts stand for, all elements closed. */
export function wholeHtml(parts: readonly Part[]): string {
  const open: string[] = []
  let html = ''
  for (const { kind, html: written } of parts) {
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

/** In the sanitizer's output every `<` starts a tag, and `>` stands in no attribute. */
function withoutLines(html: string): string {
  return html.replace(/<[^>]*>/g, (tag) => tag.replace(/ data-line="\d*"/g, ''))
}

function withSigns(html: string): string {
  return html.replace(/<img\b[^>]* data-cd-missing="([^"]*)"[^>]*>/g, (_, address) => sign(address))
}

function sign(address: string): string {
  return `<span class="cd-missing"><strong>${escapeHtml(l10n.t('Image not found'))}</strong><code>${address}</code></span>`
}

function withPictures(html: string, picture: ExportOptions['picture']): string {
  return html.replace(/https:\/\/picture\.invalid\/[^\s"',<>]*/g, (address) => escapeHtml(picture(address) ?? ''))
}

/** Nothing in a style sheet can end its element. */
function inStyle(css: string): string {
  return css.replace(/<\/(?=style)/gi, '<\\/')
}
