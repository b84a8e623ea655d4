import * as l10n from '@vscode/l10n'
import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html'
import type { Policy } from '../core/policy'
import { escapeHtml } from './escape'

export interface SanitizeOptions {
  /** The address that a local one (`a.jpg`, `/images/a.jpg`) can be shown from; undefined when nothing is there. */
  resolveImage(address: string): string | undefined
}

export interface Sanitized {
  readonly html: string
  /** Elements nest so deep that only the text is left of them. */
  readonly tooDeep: boolean
}

/** sanitize-html takes (elements x depth) time. Browsers stop at a depth of 512; no article gets near. */
const depthLimit = 400
const srcsetLimit = 4000

const voidElements = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']
const hiddenText = ['script', 'style', 'textarea', 'option', 'xmp', 'noscript', 'template', 'title', 'noframes', 'noembed']
const media = new Set(['img', 'source', 'video', 'audio', 'track'])
const frameFeatures = new Set(['autoplay', 'encrypted-media', 'fullscreen', 'picture-in-picture'])

/** A CSS value that reaches nothing outside of itself: no `url()`, no escapes, no functions but of colours and lengths. */
const safeStyle = /^(?:(?:rgba?|hsla?|calc|min|max|clamp)\(|[\w\s.%#,+*/)-])*$/i

/** What the preview itself adds to elements. */
const ownAttributes = { img: ['data-cd-missing'], a: ['class', 'href'], span: ['class'], iframe: ['sandbox', 'referrerpolicy'] }

class TooDeep extends Error {}

/**
 * What the policy lets through of some HTML, for the preview. Addresses of pictures and media are rewritten; names that
 * start with `cd-` belong to the preview and are taken away from ids, classes and data attributes.
 */
export function sanitize(html: string, policy: Policy, options: SanitizeOptions): Sanitized {
  let depth = 0
  try {
    const safe = sanitizeHtml(html, {
      ...settingsFor(policy),
      transformTags: transforms(policy, options),
      onOpenTag: () => {
        if (++depth > depthLimit) throw new TooDeep()
      },
      onCloseTag: () => depth--,
    })
    return { html: safe, tooDeep: false }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return { html: textOnly(html), tooDeep: true }
  }
}

const known = new WeakMap<Policy, IOptions>()

function settingsFor(policy: Policy): IOptions {
  let settings = known.get(policy)
  if (!settings) {
    const allowedAttributes: Record<string, string[]> = {}
    for (const [name, allowed] of [...Object.entries(policy.attributes), ...Object.entries(ownAttributes)]) {
      allowedAttributes[name] = [...(allowedAttributes[name] ?? []), ...allowed]
    }
    settings = {
      // The two that an embed which is not shown is replaced by.
      allowedTags: [...policy.elements, 'a', 'span'],
      allowedAttributes,
      allowedStyles: { '*': Object.fromEntries(policy.styles.map((property) => [property, [safeStyle]])) },
      allowedSchemes: [...policy.schemes],
      allowProtocolRelative: true,
      allowedIframeHostnames: [...policy.frameHosts],
      allowIframeRelativeUrls: false,
      disallowedTagsMode: 'discard',
      nonTextTags: hiddenText,
      selfClosing: voidElements,
    }
    known.set(policy, settings)
  }
  return settings
}

function transforms(policy: Policy, options: SanitizeOptions): NonNullable<IOptions['transformTags']> {
  const transform = (tagName: string, attribs: Attributes): Tag => {
    const kept = withoutOwnNames(attribs)
    if (media.has(tagName)) rewriteMedia(tagName, kept, policy, options)
    if (tagName === 'a' && kept['href'] !== undefined) kept['href'] = withScheme(kept['href'])
    return { tagName, attribs: kept }
  }
  const frame = (_: string, attribs: Attributes) => frameOf(withoutOwnNames(attribs), policy)
  // A table without prototype: an element may be called `constructor`.
  return Object.assign(Object.create(null), Object.fromEntries(policy.elements.map((name) => [name, transform])), { iframe: frame })
}

function withoutOwnNames(attribs: Attributes): Attributes {
  const kept: Attributes = {}
  for (const [name, value] of Object.entries(attribs)) {
    if (name.startsWith('data-cd-') || (name === 'id' && /^cd-/i.test(value.trim()))) continue
    kept[name] =
      name === 'class' && /cd-/i.test(value)
        ? value
            .split(/\s+/)
            .filter((word) => !/^cd-/i.test(word))
            .join(' ')
        : value
  }
  return kept
}

function rewriteMedia(tagName: string, attribs: Attributes, policy: Policy, options: SanitizeOptions): void {
  const resolve = (address: string) => mediaAddress(address, policy, options)
  for (const name of ['src', 'poster']) {
    const written = attribs[name]
    if (written === undefined) continue
    const address = resolve(written)
    if (address !== undefined) {
      attribs[name] = address
      continue
    }
    delete attribs[name]
    if (tagName === 'img' && name === 'src') attribs['data-cd-missing'] = shorten(written)
  }
  const written = attribs['srcset']
  if (written === undefined) return
  const candidates = written.length > srcsetLimit ? [] : [...written.matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+[wx]))?\s*(?:,|$)/g)]
  const shown = candidates.flatMap(([, address = '', size]) => {
    const resolved = resolve(address)
    // A comma or space would start another candidate.
    return resolved === undefined ? [] : [`${resolved.replace(/,/g, '%2C').replace(/\s/g, '%20')}${size ? ` ${size}` : ''}`]
  })
  if (shown.length > 0) attribs['srcset'] = shown.join(', ')
  else delete attribs['srcset']
}

/** @returns undefined for what cannot, or must not, be shown */
function mediaAddress(written: string, policy: Policy, options: SanitizeOptions): string | undefined {
  // Browsers leave these out of addresses wherever they stand.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const address = withScheme(written.replace(/[\u0000-\u001f]+/g, '').trim())
  const scheme = /^([a-z][a-z\d.+-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme !== undefined) return (scheme === 'http' || scheme === 'https') && policy.schemes.includes(scheme) ? address : undefined
  return address === '' ? undefined : options.resolveImage(address)
}

/** `//host/…` takes the scheme of the page, which for readers is https. */
function withScheme(address: string): string {
  return /^\s*[\\/]{2}/.test(address) ? `https://${address.trim().slice(2)}` : address
}

/** The frame, or what stands in its place: the article still shows that there is one. */
function frameOf(attribs: Attributes, policy: Policy): Tag {
  const written = withScheme(attribs['src'] ?? '')
  const url = URL.canParse(written) ? new URL(written) : undefined
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !web) return { tagName: 'span', attribs: { class: 'cd-frame' }, text: l10n.t('Embedded content that cannot be shown') }
  url.protocol = 'https:'
  if (!policy.frameHosts.includes(url.hostname)) {
    const text = l10n.t('Embedded content from {0}: your site does not show it.', url.hostname)
    return { tagName: 'a', attribs: { class: 'cd-frame', href: url.href }, text }
  }
  const allow = (attribs['allow'] ?? '').split(/[;\s]+/).filter((feature) => frameFeatures.has(feature))
  const { allow: _, ...rest } = attribs
  return {
    tagName: 'iframe',
    attribs: {
      ...rest,
      src: url.href,
      ...(allow.length > 0 ? { allow: allow.join('; ') } : {}),
      sandbox: 'allow-scripts allow-same-origin allow-popups allow-presentation',
      referrerpolicy: 'strict-origin-when-cross-origin',
    },
  }
}

/** The text of some HTML as paragraphs, found without a parser: for what would keep one busy for seconds. */
function textOnly(html: string): string {
  const text = html
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, '')
    .replace(/<\/?(?:p|div|h[1-6]|li|br|tr|figure|figcaption|blockquote|section|article)\b[^<>]*>/gi, '\n\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  // The references of the source stay references: only what could start a tag is escaped.
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replace(/&amp;(#?\w{1,20};)/g, '&$1')}</p>`).join('\n')
}

function shorten(address: string): string {
  return address.length > 200 ? `${address.slice(0, 200)}…` : address
}
